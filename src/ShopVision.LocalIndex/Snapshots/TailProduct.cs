using ShopVision.Core.Catalog;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Storage;
using ShopVision.LocalIndex.Words;

namespace ShopVision.LocalIndex.Snapshots;

/// <summary>
/// A product that was written after the stored snapshot, in memory; its vectors stand apart, rounded from <paramref name="FirstRow"/> on, and in
/// the log.
/// </summary>
internal sealed record TailProduct(Product Product, string Digest, ProductWords Words, LogPlace Log, int FirstRow)
{
    /// <summary>Its pictures; none where it keeps those of a stored product.</summary>
    public IReadOnlyList<IndexedImage> Images { get; init; } = [];

    /// <summary>The stored product that a patch changed and whose pictures it keeps.</summary>
    public int? Patched { get; init; }

    /// <summary>A patch of a product of the tail: the pictures are not its affair.</summary>
    public TailProduct WithPicturesOf(TailProduct known) => this with
    {
        Images = known.Images,
        Patched = known.Patched,
        FirstRow = known.FirstRow,
        Log = known.Log with { Patch = Log.Patch },
    };
}
