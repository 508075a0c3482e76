using System.Net;
using System.Text.Json;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Commands;

/// <summary>The commands over a real Elasticsearch beside the same over a data folder.</summary>
public sealed class ClusterTests(DrawnShop shop, ITestOutputHelper output) : IClassFixture<DrawnShop>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ElasticsearchProcess? _server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Cluster => new Uri(_server!.Address, "shop").AbsoluteUri;

    public async ValueTask InitializeAsync() =>
        _server = await ElasticsearchProcess.StartAsync(Fixtures.Require(ElasticsearchProcess.Script), _folder.File("elasticsearch"));

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_catalog_is_ingested_into_a_cluster_and_searched_there_as_in_a_data_folder()
    {
        var data = _folder.File("data");

        var first = await JsonAsync("ingest", shop.Feed, "--data", data, "--index", Cluster);
        var second = await JsonAsync("ingest", shop.Feed, "--data", data, "--index", Cluster);

        Assert.Equal(60, first.GetProperty("products").GetProperty("added").GetInt32());
        Assert.Equal(60, second.GetProperty("products").GetProperty("unchanged").GetInt32());
        foreach (var question in (string[][])[["--text", "blue shoes"], ["--photo", shop.Find("bag").Image], ["--photo", shop.Find("bag").Image, "--text", "in red"]])
            Assert.Equal(await HitsAsync(question, "--data", shop.Data), await HitsAsync(question, "--data", data, "--index", Cluster));
    }

    [Fact]
    public async Task An_index_is_copied_into_a_cluster_and_back_and_nothing_is_embedded_again()
    {
        var back = _folder.File("back");

        var copied = await JsonAsync("index", "copy", shop.Data, Cluster);
        await JsonAsync("index", "copy", Cluster, back);
        var inspected = await JsonAsync("index", "inspect", "--index", Cluster);

        Assert.Equal(60, copied.GetProperty("published").GetProperty("products").GetInt64());
        Assert.Equal(copied.GetProperty("published").GetProperty("generation").GetString(), inspected.GetProperty("published").GetProperty("generation").GetString());
        Assert.Equal(await ExportAsync("--data", shop.Data), await ExportAsync("--index", Cluster));
        Assert.Equal(await ExportAsync("--data", shop.Data), await ExportAsync("--data", back));
    }

    [Fact]
    public async Task Generations_of_a_cluster_are_rolled_back_and_pruned()
    {
        var first = (await JsonAsync("index", "copy", shop.Data, Cluster)).GetProperty("published").GetProperty("generation").GetString()!;
        await JsonAsync("index", "copy", shop.Data, Cluster);

        var after = await JsonAsync("index", "rollback", first, "--index", Cluster);
        var pruned = await JsonAsync("index", "prune", "--keep", "0", "--index", Cluster);

        Assert.Equal(first, after.GetProperty("published").GetProperty("generation").GetString());
        Assert.Equal(first, pruned.GetProperty("published").GetProperty("generation").GetString());
        Assert.Empty(pruned.GetProperty("others").EnumerateArray());
    }

    [Fact]
    public async Task Tuning_measures_every_way_to_index_vectors_and_leaves_nothing_behind()
    {
        await JsonAsync("index", "copy", shop.Data, Cluster);

        var report = await JsonAsync("index", "tune", "--index", Cluster, "--questions", "5");

        Assert.Equal(["hnsw", "int8_hnsw", "int4_hnsw", "bbq_hnsw"], report.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("vectorIndex").GetString()).Distinct());
        Assert.True(report.GetProperty("recommended").GetProperty("recall").GetDouble() >= 0.98);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        Assert.DoesNotContain("tune", await http.GetStringAsync(new Uri(_server!.Address, "_cat/indices"), Cancellation));
    }

    [Fact]
    public async Task A_server_says_that_it_is_not_ready_while_the_cluster_is_away()
    {
        await JsonAsync("index", "copy", shop.Data, Cluster);
        await using var served = await ServedFolder.StartAsync(shop.Data, cluster: Cluster);

        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(served));
        await _server!.KillAsync();
        await EventuallyAsync(async () => await ReadyAsync(served) == HttpStatusCode.ServiceUnavailable);
        using var search = await served.Http.GetAsync(new Uri("/v1/search?q=shoes", UriKind.Relative), Cancellation);
        var problem = await search.Content.ReadAsStringAsync(Cancellation);
        await _server.StartAgainAsync();
        await EventuallyAsync(async () => await ReadyAsync(served) == HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, search.StatusCode);
        Assert.Contains("index-unavailable", problem);
    }

    private static async Task<HttpStatusCode> ReadyAsync(ServedFolder served)
    {
        using var answer = await served.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancellation);
        return answer.StatusCode;
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 300);
            await Task.Delay(100, Cancellation);
        }
    }

    private async Task<string[]> HitsAsync(string[] question, params string[] place) =>
        [.. (await JsonAsync(["search", .. place, .. question])).GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()!)];

    private async Task<string> ExportAsync(params string[] place)
    {
        var file = _folder.File($"{Guid.NewGuid()}.jsonl");
        await JsonAsync(["index", "export", .. place, "--out", file]);
        return string.Join('\n', (await File.ReadAllLinesAsync(file, Cancellation)).Select(WithoutVectors));
    }

    // A vector is brought to unit length whenever it is read, which may move its last bit.
    private static string WithoutVectors(string line) => System.Text.RegularExpressions.Regex.Replace(line, "\"vector\":\"[^\"]*\"", "");

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var ended = await Executable.RunAsync([.. arguments, "--json"]);
        output.WriteLine($"shopvision {string.Join(' ', arguments)}: {ended.ExitCode} {ended.Errors}");
        Assert.Equal(0, ended.ExitCode);
        return JsonDocument.Parse(ended.Output).RootElement;
    }
}
