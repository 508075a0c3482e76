using ShopVision.Core.Catalog;

namespace ShopVision.Ingestion.Feeds.Columns;

/// <summary>The column names that are understood without a map. Case, spaces, underscores and hyphens do not matter.</summary>
internal static class WellKnownColumns
{
    /// <summary>The prefix that JSON Lines gives to what stands in an <c>attributes</c> object.</summary>
    private const string AttributesPrefix = "attributes.";

    private static readonly string[] ImageNames = ["image", "image_link", "image_url", "file", "images", "additional_image_link"];

    // Best name first: where a feed has several for one field, the first here is read and the others become attributes.
    private static readonly (ColumnTarget Target, string[] Names)[] Table =
    [
        (new(ProductField.Id), ["id", "product_id", "sku"]),
        (new(ProductField.GroupId), ["group_id", "item_group_id"]),
        (new(ProductField.Gtin), ["gtin", "ean", "upc", "barcode", "isbn"]),
        (new(ProductField.Title), ["title", "name", "product_name", "product_display_name"]),
        (new(ProductField.Description), ["description"]),
        (new(ProductField.Brand), ["brand", "vendor"]),
        (new(ProductField.Category), ["category", "product_type", "article_type", "google_product_category"]),
        (new(ProductField.Price), ["price", "price.amount"]),
        (new(ProductField.SalePrice), ["sale_price", "sale_price.amount"]),
        (new(ProductField.Currency), ["currency", "price.currency"]),
        (new(ProductField.InStock), ["in_stock", "availability", "stock"]),
        (new(ProductField.Url), ["url", "link"]),
        (new(ProductField.AddedAt), ["added_at", "date_added"]),
        (new(ProductField.Image), ImageNames),
        (new(ProductField.LifestyleImage), ["lifestyle_image", "lifestyle_image_link", "lifestyle_image_url", .. ImageNames.Select(name => ImageFields.Column(name, ImageRole.Lifestyle))]),
        (new(ProductField.SwatchImage), ["swatch_image", "swatch_image_link", "swatch_image_url", .. ImageNames.Select(name => ImageFields.Column(name, ImageRole.Swatch))]),
        (new(ProductField.Attribute, Axes.Color), ["color", "colour", "base_colour"]),
        (new(ProductField.Attribute, Axes.Gender), ["gender"]),
        (new(ProductField.Attribute, Axes.Material), ["material"]),
        (new(ProductField.Attribute, Axes.Pattern), ["pattern"]),
    ];

    private static readonly Dictionary<string, (ColumnTarget Target, int Rank)> ByName = Table
        .SelectMany(row => row.Names.Select((name, rank) => (Name: Normalize(name), row.Target, Rank: rank)))
        .ToDictionary(row => row.Name, row => (row.Target, row.Rank));

    /// <summary>What a column fills, and how good its name is for that: 0 is best.</summary>
    public static (ColumnTarget Target, int Rank) Find(string column)
    {
        if (column.StartsWith(AttributesPrefix, StringComparison.OrdinalIgnoreCase))
            return (AttributeOf(column[AttributesPrefix.Length..]), 0);
        return ByName.TryGetValue(Normalize(column), out var known) ? known : (Plain(column), 0);
    }

    /// <summary>What a column fills whose field a better name fills: a SKU beside an id is one, the rest keep their values as attributes.</summary>
    public static ColumnTarget SpareOf(string column) => Normalize(column) == "sku" ? new ColumnTarget(ProductField.Sku) : Plain(column);

    public static IReadOnlyList<string> NamesOf(ProductField field) => Table.First(row => row.Target.Field == field).Names;

    public static string Normalize(string column) =>
        string.Concat(column.Where(character => character is not (' ' or '_' or '-'))).ToLowerInvariant();

    public static ColumnTarget Plain(string column) => new(ProductField.Attribute, column);

    private static ColumnTarget AttributeOf(string name) =>
        ByName.TryGetValue(Normalize(name), out var known) && known.Target.Field == ProductField.Attribute ? known.Target : Plain(name);
}
