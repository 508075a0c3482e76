using System.Text.Json.Serialization;

namespace ShopVision.Core.Catalog;

/// <summary>A picture of a product: where it is, as the feed writes it, and what it shows.</summary>
[JsonConverter(typeof(ProductImageJson))]
public sealed record ProductImage(string Source, ImageRole Role = ImageRole.Product)
{
    /// <summary>Whether it is fetched, embedded and found.</summary>
    public bool IsSearchable => Role != ImageRole.Swatch;

    /// <summary>A bare path shows the product alone, here as in every feed and file.</summary>
    public static implicit operator ProductImage(string source) => new(source);
}
