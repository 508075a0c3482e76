using ShopVision.Contracts;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Tests;

public sealed class LocalProductIndexTests : ProductIndexContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override Task<IProductIndex> CreateAsync() =>
        Task.FromResult<IProductIndex>(LocalProductIndex.Open(_folder.File("index"), new LocalIndexOptions(), TimeProvider.System));
}
