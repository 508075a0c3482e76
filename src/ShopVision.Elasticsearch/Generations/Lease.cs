using System.Text.Json;

namespace ShopVision.Elasticsearch.Generations;

/// <summary>What the lock document says: who writes, until when, and where to look whether it still lives.</summary>
internal sealed record Lease(string Owner, string Machine, int Process, DateTimeOffset Until)
{
    public static Lease Read(JsonElement source) => new(
        source.GetProperty("owner").GetString()!,
        source.GetProperty("machine").GetString()!,
        source.GetProperty("process").GetInt32(),
        source.GetProperty("until").GetDateTimeOffset());

    /// <summary>How the owner is named in messages.</summary>
    public override string ToString() => $"process {Process} on {Machine}, until {Until:u}";

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("owner", Owner);
        json.WriteString("machine", Machine);
        json.WriteNumber("process", Process);
        json.WriteString("until", Until);
        json.WriteEndObject();
    }
}
