using ShopVision.Contracts;
using ShopVision.Core.Indexing;

namespace ShopVision.Elasticsearch.Tests;

public sealed class ElasticsearchProductIndexTests(TestServer server) : ProductIndexContract, IAsyncLifetime
{
    private readonly List<TestIndex> _made = [];

    /// <summary>A step here is a dozen requests.</summary>
    protected override int ModelSequences => 2;

    /// <summary>Where there is no server every test is skipped here, before one of them asks for an index from within another library.</summary>
    public async ValueTask InitializeAsync() => await server.AddressAsync();

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
