using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Words;

namespace ShopVision.LocalIndex.Snapshots;

/// <summary>
/// An entry in memory: its vectors stand apart, in as many rows as it has images, from <paramref name="FirstRow"/> on.
/// <paramref name="Bytes"/> is about what it takes of a log in which nothing was replaced.
/// </summary>
internal sealed record StoredProduct(IndexEntry Entry, int FirstRow, ProductWords Words, int Bytes)
{
    public string Id => Entry.Product.Id;
}
