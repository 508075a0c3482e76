using ShopVision.Core.Catalog;

namespace ShopVision.Core.Searching;

/// <summary>A product as answers show it.</summary>
public sealed record ProductView(
    string Id,
    string? GroupId,
    string? Sku,
    string? Gtin,
    string Title,
    string? Brand,
    IReadOnlyList<string> Category,
    Price? Price,
    Price? RegularPrice,
    bool? InStock,
    string? Url,
    DateTimeOffset? AddedAt,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes)
{
    public static ProductView Of(Product product) => new(
        product.Id, product.GroupId, product.Sku, product.Gtin, product.Title, product.Brand, product.Category, product.Price, product.RegularPrice,
        product.InStock, product.Url, product.AddedAt, product.Attributes);

    /// <summary>Where a product's picture is served.</summary>
    public static string ImageUrl(string productId, int image) => $"/v1/products/{Uri.EscapeDataString(productId)}/images/{image}";
}
