using ShopVision.Core.Catalog;
using ShopVision.Core.Indexing;
using ShopVision.Core.Searching;

namespace ShopVision.Server.Products;

/// <summary>
/// One product with all its pictures. <paramref name="Swatches"/> are the addresses of its samples of colour or cloth, as the feed writes
/// them: they are not fetched, so the shop's own server has them.
/// </summary>
internal sealed record ProductDocument(ProductView Product, string? Description, IReadOnlyList<HitImage> Images, IReadOnlyList<string> Swatches)
{
    public static ProductDocument Of(IndexEntry entry) => new(
        ProductView.Of(entry.Product),
        entry.Product.Description,
        [.. entry.Images.Select((_, i) => HitImage.Of(entry, i))],
        [.. entry.Product.Images.Where(image => image.Role == ImageRole.Swatch && IsAddress(image.Source)).Select(image => image.Source)]);

    /// <summary>A path says something of this machine alone, and what a name or password opens is not for everybody.</summary>
    private static bool IsAddress(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.UserInfo.Length == 0;
}
