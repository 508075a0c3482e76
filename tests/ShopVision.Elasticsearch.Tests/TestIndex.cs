namespace ShopVision.Elasticsearch.Tests;

/// <summary>An index under a name of its own, of which nothing stays in the cluster.</summary>
public sealed class TestIndex(ElasticsearchOptions options) : IAsyncDisposable
{
    public ElasticsearchOptions Options => options;

    public ElasticsearchProductIndex Index { get; private set; } = ElasticsearchProductIndex.Open(options, TimeProvider.System);

    /// <summary>As another process would see it.</summary>
    public void Reopen()
    {
        Index.Dispose();
        Index = ElasticsearchProductIndex.Open(options, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        Index.Dispose();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var found = await http.GetAsync(new Uri($"{options.Nodes}{options.Index}*?filter_path=*.aliases"));
        if (!found.IsSuccessStatusCode)
            return;
        using var indices = System.Text.Json.JsonDocument.Parse(await found.Content.ReadAsStringAsync());
        foreach (var index in indices.RootElement.EnumerateObject())
            using (await http.DeleteAsync(new Uri($"{options.Nodes}{index.Name}")))
            {
            }
    }
}
