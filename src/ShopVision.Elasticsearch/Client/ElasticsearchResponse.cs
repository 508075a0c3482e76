using System.Net;
using System.Text.Json;

namespace ShopVision.Elasticsearch.Client;

/// <summary>A node's answer. <paramref name="Product"/> is what it says to be, in the header that Elasticsearch alone sends.</summary>
public sealed record ElasticsearchResponse(Uri Node, HttpStatusCode Status, ReadOnlyMemory<byte> Body, string? Product = null)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Throws <see cref="JsonException"/> where a node, or something between, answered with other than JSON.</summary>
    public JsonDocument Parse() => JsonDocument.Parse(Body);
}
