namespace ShopVision.Elasticsearch.Client;

/// <summary>
/// Sends a request to some node and gives its answer, whatever its status; throws <c>index-unavailable</c> where none answered. All that
/// this project asks of a client library: another one's transport can take its place.
/// </summary>
public interface IElasticsearchTransport : IDisposable
{
    Task<ElasticsearchResponse> SendAsync(ElasticsearchRequest request, CancellationToken cancellationToken);
}
