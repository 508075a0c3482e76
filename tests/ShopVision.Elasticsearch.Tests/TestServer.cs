using ShopVision.Contracts;
using ShopVision.Elasticsearch.Tests;

[assembly: AssemblyFixture(typeof(TestServer))]

namespace ShopVision.Elasticsearch.Tests;

/// <summary>
/// The Elasticsearch that all tests share, each under a name of its own: the one that <c>SHOPVISION_TEST_ELASTICSEARCH</c> names, or one
/// started from the fixtures when the first test asks.
/// </summary>
public sealed class TestServer : IAsyncLifetime
{
    public const string Variable = "SHOPVISION_TEST_ELASTICSEARCH";

    private readonly SemaphoreSlim _starting = new(1);
    private TemporaryFolder? _data;
    private ElasticsearchProcess? _process;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Skips the test by name where there is none.</summary>
    public async Task<Uri> AddressAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return new Uri(named);
        var script = Fixtures.Require(ElasticsearchProcess.Script);
        await _starting.WaitAsync();
        try
        {
            _data ??= new TemporaryFolder();
            _process ??= await ElasticsearchProcess.StartAsync(script, _data.Path, "cluster.max_shards_per_node=10000");
            return _process.Address;
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Settings for an index that nobody else has.</summary>
    public async Task<ElasticsearchOptions> OptionsAsync() => new()
    {
        Nodes = (await AddressAsync()).AbsoluteUri,
        Index = $"test-{Guid.NewGuid():N}",
        Generations = new GenerationOptions { Replicas = 0 },
    };

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
            await process.DisposeAsync();
        _data?.Dispose();
        _starting.Dispose();
    }
}
