using System.Text;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;

namespace ShopVision.Clip.Tests;

public sealed class ClipEmbedderContractTests : EmbedderContract, IDisposable
{
    private readonly TinyClipFolder _folder = new();
    private readonly ClipEmbedder _embedder;

    public ClipEmbedderContractTests() => _embedder = ClipEmbedder.Load(_folder.Path, new ClipOptions { Threads = 2, BatchSize = 4 });

    protected override IEmbedder Embedder => _embedder;

    protected override IReadOnlyList<byte[]> Pictures { get; } = [.. Enumerable.Range(1, 11).Select(i => Picture.Jpeg(40 + i, 60 - i, seed: i))];

    protected override byte[] BrokenPicture { get; } = Encoding.UTF8.GetBytes("not a picture");

    public void Dispose()
    {
        _embedder.Dispose();
        _folder.Dispose();
    }
}
