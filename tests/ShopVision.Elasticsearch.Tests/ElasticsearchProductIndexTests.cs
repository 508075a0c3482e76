using ShopVision.Contracts;
using ShopVision.Core.Indexing;

namespace ShopVision.Elasticsearch.Tests;

public sealed class ElasticsearchProductIndexTests(TestServer server) : ProductIndexContract, IAsyncLifetime
{
    private readonly List<TestIndex> _made = [];

    /// <summary>A step here is a dozen requests.</summary>
    protected override int ModelSequences => 2;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var index in _made)
            await index.DisposeAsync();
    }

    protected override async Task<IProductIndex> CreateAsync()
    {
        var index = new TestIndex(await server.OptionsAsync());
        _made.Add(index);
        return index.Index;
    }

    protected override Task<IProductIndex> ReopenAsync(IProductIndex index)
    {
        var made = _made.Single(one => one.Index == index);
        made.Reopen();
        return Task.FromResult<IProductIndex>(made.Index);
    }
}
