using System.Globalization;
using System.Text.RegularExpressions;
using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Feeds.Rows;
using ShopVision.Ingestion.Feeds.Values;

namespace ShopVision.Ingestion.Feeds.Formats.Magento;

/// <summary>A row of Magento's export. Its id is the SKU, which Magento itself knows products by.</summary>
internal sealed partial class MagentoProduct(NamedCells cells, FeedOptions options)
{
    private const string NotVisible = "not visible individually";

    private static readonly string[] DateForms =
        ["M/d/yy, h:mm tt", "M/d/yyyy, h:mm tt", "M/d/yy h:mm tt", "M/d/yyyy h:mm tt", "M/d/yy", "M/d/yyyy", "M/d/yy, H:mm", "M/d/yy H:mm"];

    private ProductDraft? _draft;

    public string? Sku => cells.First("sku");

    /// <summary>The row only says what another language's or shop's view shows instead.</summary>
    public bool IsOfStoreView => cells.First("store_view_code") is { } view && !view.Equals("default", StringComparison.OrdinalIgnoreCase);

    public bool IsConfigurable => cells.First("product_type")?.ToLowerInvariant() is "configurable";

    /// <summary>The SKUs of a configurable product's simple ones: <c>sku=WS-XS,size=XS|sku=WS-S,size=S</c>.</summary>
    public IEnumerable<string> Children => (cells.First("configurable_variations") ?? "")
        .Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(variation => Pairs(variation).FirstOrDefault(pair => pair.Name == "sku").Value)
        .OfType<string>();

    /// <summary>What the product does not say, the configurable one it belongs to says.</summary>
    public FeedItem ItemOf(MagentoProduct? parent)
    {
        if (cells.Row.Problem is { } problem)
            return FeedItem.Refused(cells.Row.Line, Sku, problem);
        if (IsDisabled || parent?.IsDisabled == true)
            return FeedItem.LeftOut(cells.Row.Line, Sku, "It is not online.");
        if ((parent ?? this).IsHidden)
            return FeedItem.LeftOut(cells.Row.Line, Sku, "It is not shown in the catalog, neither itself nor as part of a configurable product.");
        var own = Draft;
        if (parent is null)
            return own.ToItem(cells.Row.Line, options.Now);
        var shared = parent.Draft;
        return (own.VariantOf(shared) with
        {
            GroupId = parent.Sku,
            // The simple product has no page of its own.
            Url = IsHidden ? shared.Url ?? own.Url : own.Url,
        }).ToItem(cells.Row.Line, options.Now);
    }

    private bool IsDisabled => cells.First("product_online", "status") is "0" or "2";

    private bool IsHidden => cells.First("visibility")?.ToLowerInvariant() is NotVisible;

    private ProductDraft Draft => _draft ??= ReadDraft();

    private ProductDraft ReadDraft()
    {
        var paths = CategoryPaths();
        var attributes = Attributes();
        attributes.Add("other_categories", paths.Skip(1).Select(CategoryPath.Format));
        return new ProductDraft
        {
            Id = Sku,
            Gtin = Pairs(cells.First("additional_attributes") ?? "").FirstOrDefault(pair => pair.Name is "gtin" or "ean" or "upc").Value,
            Title = cells.First("name"),
            Description = cells.First("description") ?? cells.First("short_description"),
            Brand = Pairs(cells.First("additional_attributes") ?? "").FirstOrDefault(pair => pair.Name is "brand" or "manufacturer").Value,
            Category = paths.Count > 0 ? paths[0] : [],
            Price = cells.First("price"),
            Sale = cells.First("special_price") is { } sale
                ? new SaleText(sale, Iso(cells.First("special_price_from_date", "special_from_date")), Iso(cells.First("special_price_to_date", "special_to_date")))
                : null,
            Currency = options.Currency,
            HasPlainDecimals = true,
            InStock = cells.First("is_in_stock") ?? cells.First("qty"),
            Url = cells.First("url_key"),
            AddedAt = Iso(cells.First("created_at")),
            Attributes = attributes,
            Images = Images(),
        };
    }

    /// <summary>
    /// A swatch stands among the additional pictures too. One with another role besides is no sample: the first picture that a product gets has
    /// them all.
    /// </summary>
    private List<ProductImage> Images()
    {
        var pictures = Files(cells.All("base_image")).Concat(Files(cells.All("additional_images").SelectMany(Lists.Addresses)));
        var swatches = Files(cells.All("swatch_image")).Except(Files([.. cells.All("base_image"), .. cells.All("small_image"), .. cells.All("thumbnail_image")])).ToList();
        return [.. pictures.Except(swatches), .. swatches.Select(source => new ProductImage(source, ImageRole.Swatch))];
    }

    private static IEnumerable<string> Files(IEnumerable<string> images) =>
        // The media folder's root is no file system's.
        images.Select(image => image.TrimStart('/')).Where(image => image != "no_selection");

    /// <summary>Paths below the root category, the most special first: <c>Default Category/Men/Tops,Default Category/Sale</c>.</summary>
    private List<IReadOnlyList<string>> CategoryPaths() =>
    [
        .. Lists.Split(cells.First("categories") ?? "", ',')
            .Select(path => (IReadOnlyList<string>)[.. Lists.Split(path, '/').Skip(1)])
            .Where(path => path.Count > 0)
            .OrderByDescending(path => path.Count),
    ];

    private AttributeValues Attributes()
    {
        var attributes = new AttributeValues();
        foreach (var (name, value) in Pairs(cells.First("additional_attributes") ?? ""))
            if (name is not ("gtin" or "ean" or "upc" or "brand" or "manufacturer"))
                attributes.Add(name, value.Split('|'));
        return attributes;
    }

    /// <summary>
    /// <c>color=Black,activity=Gym|Hiking,note=soft, warm</c>: a comma ends a value only where a name and an equals sign follow. Values
    /// may stand in quotes.
    /// </summary>
    private static IEnumerable<(string Name, string Value)> Pairs(string text) => PairStart().Split(text)
        .Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries))
        .Where(pair => pair is [{ Length: > 0 }, { Length: > 0 }])
        .Select(pair => (pair[0].Trim('"'), Unquoted(pair[1])));

    private static string Unquoted(string value) =>
        value.Length > 1 && value[0] == '"' && value[^1] == '"' ? value[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : value;

    /// <summary>Exports write dates as Americans do; what is no such date is left as it stands.</summary>
    private static string? Iso(string? date) =>
        date is not null && DateTimeOffset.TryParseExact(date, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.TimeOfDay == TimeSpan.Zero ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : IsoDate.Format(moment)
            : date;

    [GeneratedRegex("""\s*,\s*(?="?[A-Za-z_][A-Za-z0-9_]*=)""", RegexOptions.CultureInvariant)]
    private static partial Regex PairStart();
}
