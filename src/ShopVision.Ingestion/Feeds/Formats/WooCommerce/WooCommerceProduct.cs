using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Feeds.Rows;
using ShopVision.Ingestion.Feeds.Values;

namespace ShopVision.Ingestion.Feeds.Formats.WooCommerce;

/// <summary>A row of WooCommerce's export. Its id is the shop's number of it, else its SKU.</summary>
internal sealed class WooCommerceProduct(NamedCells cells, FeedOptions options)
{
    private const string Gtin = "gtin, upc, ean, or isbn";
    private const string ById = "id:";

    private readonly HashSet<string> _types =
        [.. (cells.First("type") ?? "").Split(',', StringSplitOptions.TrimEntries).Select(type => type.ToLowerInvariant())];

    private ProductDraft? _draft;

    public bool IsVariable => _types.Contains("variable");

    public bool IsVariation => _types.Contains("variation");

    /// <summary>How the variation names its parent: <c>id:44</c>, or a SKU.</summary>
    public string? Parent => cells.First("parent");

    /// <summary>How variations may name this product.</summary>
    public IEnumerable<string> References
    {
        get
        {
            if (cells.First("id") is { } id)
                yield return ById + id;
            if (cells.First("sku") is { } sku)
                yield return sku;
        }
    }

    private string? Id => cells.First("id", "sku");

    public FeedItem Item() => Item(Draft, parent: null);

    /// <summary>What the variation does not say, its parent says; one whose parent is missing must speak for itself.</summary>
    public FeedItem ItemOf(WooCommerceProduct? parent)
    {
        var own = Draft;
        if (parent is null)
            return own.Title is null
                ? FeedItem.Refused(cells.Row.Line, Id, $"The variation has no name, and its parent '{Parent}' is not in the feed. Export the variable product too.")
                : Item(own with { GroupId = Parent }, parent: null);
        var shared = parent.Draft;
        return Item(
            own.VariantOf(shared) with
            {
                GroupId = shared.Id,
                Brand = own.Brand ?? shared.Brand,
                InStock = own.InStock ?? shared.InStock,
                Url = own.Url ?? shared.Url,
            },
            parent);
    }

    private FeedItem Item(ProductDraft draft, WooCommerceProduct? parent)
    {
        if (cells.Row.Problem is { } problem)
            return FeedItem.Refused(cells.Row.Line, Id, problem);
        return (WhyLeftOut ?? parent?.WhyLeftOut) is { } reason
            ? FeedItem.LeftOut(cells.Row.Line, Id, reason)
            : draft.ToItem(cells.Row.Line, options.Now);
    }

    private string? WhyLeftOut =>
        cells.First("published") is { } published and not "1" ? published == "-1" ? "It is a draft." : "It is not published."
        : cells.First("visibility in catalog")?.ToLowerInvariant() is "hidden" ? "It is hidden in the shop."
        : null;

    private ProductDraft Draft => _draft ??= ReadDraft();

    private ProductDraft ReadDraft()
    {
        var paths = CategoryPaths();
        var attributes = Attributes();
        attributes.Add("other_categories", paths.Skip(1).Select(CategoryPath.Normalize));
        return new ProductDraft
        {
            Id = Id,
            Sku = cells.First("id") is null ? null : cells.First("sku"),
            Gtin = cells.First(Gtin, "gtin"),
            Title = cells.First("name"),
            Description = Text(cells.First("description") ?? cells.First("short description")),
            Brand = cells.First("brands", "brand"),
            Category = paths.Count > 0 ? CategoryPath.Parse(paths[0]) : [],
            Price = cells.First("regular price") ?? cells.First("sale price"),
            Sale = cells.First("regular price") is not null && cells.First("sale price") is { } sale
                ? new SaleText(sale, cells.First("date sale price starts"), cells.First("date sale price ends"))
                : null,
            Currency = options.Currency,
            HasPlainDecimals = true,
            InStock = StockOf(cells.First("in stock?")),
            Url = cells.First("external url", "permalink", "url"),
            Attributes = attributes,
            Images = [.. Lists.Addresses(cells.First("images") ?? "")],
        };
    }

    /// <summary>Each path of its own; a comma within a name has a backslash before it. The most special path first.</summary>
    private List<string> CategoryPaths() =>
        [.. Lists.Split(cells.First("categories") ?? "", ',').OrderByDescending(path => CategoryPath.Parse(path).Count)];

    private AttributeValues Attributes()
    {
        var attributes = new AttributeValues();
        for (var number = 1; cells.HasColumn($"attribute {number} name"); number++)
            if (cells.First($"attribute {number} name") is { } name)
                attributes.Add(name, Lists.Split(cells.First($"attribute {number} value(s)") ?? "", ','));
        attributes.Add("tag", Lists.Split(cells.First("tags") ?? "", ','));
        return attributes;
    }

    /// <summary>"backorder" is neither in stock nor gone, but can be bought.</summary>
    private static string? StockOf(string? text) => text?.ToLowerInvariant() is "backorder" or "onbackorder" ? "true" : text;

    /// <summary>The export writes a line break as a backslash and an n.</summary>
    private static string? Text(string? text) => text?.Replace("\\n", "\n", StringComparison.Ordinal);
}
