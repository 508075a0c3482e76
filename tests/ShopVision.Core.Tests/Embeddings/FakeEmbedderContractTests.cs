using System.Text;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;

namespace ShopVision.Core.Tests.Embeddings;

/// <summary>The fake that other tests trust keeps the promises of the real one.</summary>
public sealed class FakeEmbedderContractTests : EmbedderContract
{
    protected override IEmbedder Embedder { get; } = new FakeEmbedder();

    protected override IReadOnlyList<byte[]> Pictures { get; } =
        [.. Enumerable.Range(1, 9).Select(i => Encoding.UTF8.GetBytes($"picture number {i}"))];

    protected override byte[] BrokenPicture { get; } = Encoding.UTF8.GetBytes("broken");
}
