using System.Text.Json.Serialization;

namespace ShopVision.Core.Catalog;

/// <summary>What a shop sells, as its feed says it. A variant is a product with a <see cref="GroupId"/>.</summary>
public sealed record Product
{
    public required string Id { get; init; }

    public string? GroupId { get; init; }

    /// <summary>The code by which the shop names it, where that is not the id.</summary>
    public string? Sku { get; init; }

    /// <summary>The number on its barcode (EAN, UPC, ISBN-13), as the feed writes it.</summary>
    public string? Gtin { get; init; }

    public string Title { get; init; } = "";

    public string? Description { get; init; }

    public string? Brand { get; init; }

    /// <summary>The path from the widest category to the narrowest: <c>["Shoes", "Sneakers"]</c>.</summary>
    public IReadOnlyList<string> Category { get; init; } = [];

    /// <summary>What it costs now: where it is on sale, the sale price.</summary>
    public Price? Price { get; init; }

    /// <summary>What it costs when it is not on sale; null where <see cref="Price"/> is the regular one.</summary>
    public Price? RegularPrice { get; init; }

    /// <summary>Null where the feed does not say.</summary>
    public bool? InStock { get; init; }

    public string? Url { get; init; }

    /// <summary>When the product came into the shop; null where the feed does not say.</summary>
    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>Values by attribute name; <see cref="Axes"/> lists the names with a meaning of their own.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes { get; init; } = EmptyAttributes;

    /// <summary>The pictures that the feed names, best first: in the order of their roles.</summary>
    public IReadOnlyList<ProductImage> Images { get; init; } = [];

    /// <summary>The pictures that are fetched, embedded and found. Those of them that could be used are an entry's, in the same order.</summary>
    [JsonIgnore]
    public IEnumerable<ProductImage> SearchableImages => Images.Where(image => image.IsSearchable);

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> EmptyAttributes =
        new Dictionary<string, IReadOnlyList<string>>();
}
