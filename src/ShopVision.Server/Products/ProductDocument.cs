using ShopVision.Core.Indexing;
using ShopVision.Core.Searching;

namespace ShopVision.Server.Products;

/// <summary>One product with all its pictures.</summary>
internal sealed record ProductDocument(ProductView Product, string? Description, IReadOnlyList<HitImage> Images)
{
    public static ProductDocument Of(IndexEntry entry) => new(
        ProductView.Of(entry.Product),
        entry.Product.Description,
        [.. entry.Images.Select((_, i) => new HitImage(i, ProductView.ImageUrl(entry.Product.Id, i)))]);
}
