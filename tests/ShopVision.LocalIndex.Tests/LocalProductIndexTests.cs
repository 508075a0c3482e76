using ShopVision.Contracts;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Tests;

public sealed class LocalProductIndexTests : ProductIndexContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _created;

    public void Dispose() => _folder.Dispose();

    protected override Task<IProductIndex> CreateAsync()
    {
        _created++;
        return Task.FromResult<IProductIndex>(Open());
    }

    protected override Task<IProductIndex> ReopenAsync(IProductIndex index) => Task.FromResult<IProductIndex>(Open());

    private LocalProductIndex Open() =>
        LocalProductIndex.Open(_folder.File($"index-{_created}"), new LocalIndexOptions(), TimeProvider.System);
}
