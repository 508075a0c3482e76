using System.Text.Json;

namespace ShopVision.Elasticsearch.Client;

/// <summary>A refusal as Elasticsearch writes it, of a request or of one item.</summary>
internal sealed record IndexError(int Status, string Type, string Reason)
{
    /// <summary>From the <c>error</c> object; the cause says more than what it is wrapped in.</summary>
    public static IndexError Of(int status, JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object)
            return new IndexError(status, "error", error.ToString());
        var cause = error.TryGetProperty("root_cause", out var causes) && causes.ValueKind == JsonValueKind.Array && causes.GetArrayLength() > 0 ? causes[0] : error;
        return new IndexError(status, Text(cause, "type"), Reasons(error.TryGetProperty("failed_shards", out _) ? cause : error));
    }

    /// <summary>Whether the same may be done a little later.</summary>
    public bool IsBusyOrAway => Type == "circuit_breaking_exception" || IsAway || (Status == 429 && Type != "cluster_block_exception");

    /// <summary>Whether it failed because a part of the cluster was gone.</summary>
    public bool IsAway => Status is 502 or 503 or 504 && Type != "circuit_breaking_exception";

    private static string Reasons(JsonElement error) => error.TryGetProperty("caused_by", out var cause) && cause.ValueKind == JsonValueKind.Object
        ? $"{Text(error, "reason")}: {Reasons(cause)}"
        : Text(error, "reason");

    private static string Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "error";
}
