using System.Net;
using System.Text.Json;

namespace ShopVision.Elasticsearch.Client;

/// <summary>Sends requests and reads JSON answers; whatever the server refuses becomes a fault with a code.</summary>
internal sealed class ElasticsearchClient(IElasticsearchTransport transport)
{
    /// <summary><paramref name="doing"/> is for messages: what was asked for.</summary>
    public async Task<JsonDocument> SendAsync(ElasticsearchRequest request, string doing, CancellationToken cancellationToken)
    {
        var response = await transport.SendAsync(request, cancellationToken);
        return response.IsSuccess ? Parse(response, doing) : throw ElasticsearchFaults.Of(response, doing);
    }

    /// <summary>Null where the server says that there is no such thing, or that it is there already: whatever the status stands for.</summary>
    public async Task<JsonDocument?> TryAsync(ElasticsearchRequest request, HttpStatusCode orStatus, string doing, CancellationToken cancellationToken)
    {
        var response = await transport.SendAsync(request, cancellationToken);
        if (response.Status == orStatus)
            return null;
        return response.IsSuccess ? Parse(response, doing) : throw ElasticsearchFaults.Of(response, doing);
    }

    /// <summary>The answer as it is, for what reads it itself.</summary>
    public Task<ElasticsearchResponse> SendRawAsync(ElasticsearchRequest request, CancellationToken cancellationToken) =>
        transport.SendAsync(request, cancellationToken);

    public static JsonDocument Parse(ElasticsearchResponse response, string doing)
    {
        try
        {
            return response.Parse();
        }
        catch (JsonException exception)
        {
            throw ElasticsearchFaults.Garbled(response.Node, doing, exception);
        }
    }
}
