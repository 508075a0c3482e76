using ShopVision.Core.Catalog;

namespace ShopVision.Core.Indexing;

/// <summary>
/// A product as the index holds it. The digests decide, at the next ingest, what has changed.
/// A product none of whose pictures could be used has no images: it is found by words and filters only.
/// </summary>
public sealed record IndexEntry(Product Product, string ProductDigest, IReadOnlyList<IndexedImage> Images)
{
    /// <summary>What one of <see cref="Images"/> shows, as the product says it of that source.</summary>
    public ImageRole RoleOf(int image)
    {
        foreach (var named in Product.Images)
            if (named.Source == Images[image].Source)
                return named.Role;
        return ImageRole.Product;
    }
}
