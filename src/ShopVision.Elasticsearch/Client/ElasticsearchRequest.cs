namespace ShopVision.Elasticsearch.Client;

/// <summary>
/// A request by its path below a node's address. <paramref name="IsRepeatable"/> says that doing it twice comes to the same as doing it
/// once, so that it may be sent again where nobody knows whether it was done.
/// </summary>
public sealed record ElasticsearchRequest(HttpMethod Method, string Path, ReadOnlyMemory<byte> Body = default, bool IsRepeatable = true)
{
    public const string Json = "application/json";
    public const string JsonLines = "application/x-ndjson";

    public string ContentType { get; init; } = Json;

    /// <summary>Null for the setting's.</summary>
    public TimeSpan? Timeout { get; init; }
}
