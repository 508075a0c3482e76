using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Words;

namespace ShopVision.LocalIndex.Snapshots;

/// <summary>
/// An entry in memory: its vectors stand apart, in as many rows as it has images, from <paramref name="FirstRow"/> on.
/// </summary>
internal sealed record StoredProduct(IndexEntry Entry, int FirstRow, ProductWords Words)
{
    public string Id => Entry.Product.Id;
}
