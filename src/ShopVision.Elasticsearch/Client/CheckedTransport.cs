using System.Text.Json;

namespace ShopVision.Elasticsearch.Client;

/// <summary>Asks who answers before anything else is asked: only Elasticsearch 8.18 and later. Thread safe.</summary>
internal sealed class CheckedTransport(IElasticsearchTransport inner) : IElasticsearchTransport
{
    public static readonly Version Oldest = new(8, 18);

    private volatile Version? _version;

    public async Task<ElasticsearchResponse> SendAsync(ElasticsearchRequest request, CancellationToken cancellationToken)
    {
        await VersionAsync(cancellationToken);
        return await inner.SendAsync(request, cancellationToken);
    }

    /// <summary>Asked once. Throws <c>index-server-unsupported</c>.</summary>
    public async Task<Version> VersionAsync(CancellationToken cancellationToken)
    {
        if (_version is { } known)
            return known;
        var response = await inner.SendAsync(new ElasticsearchRequest(HttpMethod.Get, ""), cancellationToken);
        if (!response.IsSuccess)
            throw ElasticsearchFaults.Of(response, "who answers");
        if (response.Product != "Elasticsearch")
            throw ElasticsearchFaults.NotElasticsearch(response.Node);
        var version = VersionOf(response);
        return version >= Oldest ? _version = version : throw ElasticsearchFaults.TooOld(response.Node, version);
    }

    public void Dispose() => inner.Dispose();

    private static Version VersionOf(ElasticsearchResponse response)
    {
        try
        {
            using var document = response.Parse();
            var written = document.RootElement.GetProperty("version").GetProperty("number").GetString()!;
            // A build before a release says "9.2.0-SNAPSHOT".
            return Version.Parse(written.Split('-')[0]);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or FormatException or ArgumentException or InvalidOperationException)
        {
            throw ElasticsearchFaults.Garbled(response.Node, "who answers", exception);
        }
    }
}
