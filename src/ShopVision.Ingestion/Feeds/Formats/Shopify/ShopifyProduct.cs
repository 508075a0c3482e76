using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Feeds.Rows;
using ShopVision.Ingestion.Feeds.Values;

namespace ShopVision.Ingestion.Feeds.Formats.Shopify;

/// <summary>
/// The rows of one handle. The first has what all variants share; a row with an option or a price is a variant; any may bring a picture.
/// A product with one variant has the handle as its id, variants have it with their options behind: <c>tee_red_m</c>.
/// </summary>
internal sealed class ShopifyProduct(IReadOnlyList<NamedCells> rows, FeedOptions options)
{
    private const string OnlyVariant = "Default Title";
    private const string Metafield = "(product.metafields.";

    private static readonly int[] OptionNumbers = [1, 2, 3];

    private readonly NamedCells _first = rows[0];
    private readonly string? _handle = HandleOf(rows[0]);

    public static string? HandleOf(NamedCells cells) => cells.First("handle", "url handle");

    public IEnumerable<FeedItem> Items()
    {
        if (_handle is null || TitleOf(_first) is null)
            return rows.Select(row => FeedItem.Refused(row.Row.Line, _handle, Orphan()));
        if (_first.First("gift card")?.ToUpperInvariant() is "TRUE")
            return [FeedItem.LeftOut(_first.Row.Line, _handle, "A gift card shows nothing to search for.")];
        if (_first.First("status")?.ToUpperInvariant() is ("DRAFT" or "ARCHIVED") and var status)
            return [FeedItem.LeftOut(_first.Row.Line, _handle, $"Its status is {status.ToLowerInvariant()}.")];
        if (_first.First("published", "published on online store")?.ToUpperInvariant() is "FALSE")
            return [FeedItem.LeftOut(_first.Row.Line, _handle, "It is not published.")];
        var variants = rows.Where(IsVariant).DefaultIfEmpty(_first).ToList();
        return variants.Select(variant => variant.Row.Problem is { } problem
            ? FeedItem.Refused(variant.Row.Line, IdOf(variant, variants.Count), problem)
            : Draft(variant, variants).ToItem(variant.Row.Line, options.Now));
    }

    private string Orphan() => _handle is null
        ? "The row has no handle. Every row needs the handle of its product."
        : $"No row with the title of '{_handle}' stands before this one. The rows of a product must stand together, the one with its title first.";

    private static string? TitleOf(NamedCells row) => row.First("title");

    private static bool IsVariant(NamedCells row) =>
        row.First("option1 value", "variant price", "price", "variant sku", "sku") is not null || row.Row.Problem is not null;

    private ProductDraft Draft(NamedCells variant, List<NamedCells> variants)
    {
        var price = variant.First("variant price", "price");
        var before = variant.First("variant compare at price", "compare-at price");
        return new ProductDraft
        {
            Id = IdOf(variant, variants.Count),
            GroupId = variants.Count > 1 ? _handle : null,
            // Spreadsheets are kept from rounding a code by an apostrophe before it.
            Sku = variant.First("variant sku", "sku")?.TrimStart('\''),
            Gtin = variant.First("variant barcode", "barcode")?.TrimStart('\''),
            Title = TitleOf(_first),
            Description = _first.First("body (html)", "description"),
            Brand = _first.First("vendor"),
            Category = CategoryPath.Parse(_first.First("product category", "type") ?? ""),
            Price = before ?? price,
            Sale = before is not null && price is not null ? new SaleText(price) : null,
            Currency = options.Currency,
            HasPlainDecimals = true,
            InStock = StockOf(variant),
            Attributes = Attributes(variant),
            Images = [.. Images(variant)],
        };
    }

    private string IdOf(NamedCells variant, int variants) => variants == 1
        ? _handle!
        : string.Join('_', OptionNumbers.Select(number => variant.First($"option{number} value")).OfType<string>().Select(Slug).Prepend(_handle));

    /// <summary>As Shopify makes handles: letters and digits in lower case, a hyphen for all that stands between.</summary>
    private static string Slug(string text) =>
        string.Join('-', new string([.. text.ToLowerInvariant().Select(character => char.IsLetterOrDigit(character) ? character : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Where nobody counts, or selling goes on below zero, there is always some; null where the export does not say.</summary>
    private static string? StockOf(NamedCells variant)
    {
        var quantity = variant.First("variant inventory qty", "inventory quantity");
        var isCounted = variant.First("variant inventory tracker", "inventory tracker") is not null;
        var goesOn = variant.First("variant inventory policy", "continue selling when out of stock")?.ToUpperInvariant() is "CONTINUE";
        return goesOn || (!isCounted && quantity is not null) ? "true" : quantity;
    }

    private AttributeValues Attributes(NamedCells variant)
    {
        var attributes = new AttributeValues();
        foreach (var number in OptionNumbers)
            // Only the product's first row names the options.
            if (variant.First($"option{number} value") is { } value && value != OnlyVariant && _first.First($"option{number} name") is { } name)
                attributes.Add(name, value);
        foreach (var (column, place) in _first.Row.Columns.Select((column, place) => (column, place)))
            if (column.IndexOf(Metafield, StringComparison.OrdinalIgnoreCase) is > 0 and var end)
                attributes.Add(column[..end], _first.Row.Cells[place].Values.SelectMany(value => value.Split(';')));
        foreach (var (name, column) in (ReadOnlySpan<(string, string)>)[(Axes.Gender, "google shopping / gender"), ("age_group", "google shopping / age group"), ("condition", "google shopping / condition")])
            if (_first.First(column) is { } value)
                attributes.Add(name, value);
        if (_first.First("product category") is not null && _first.First("type") is { } type)
            attributes.Add("product_type", type);
        attributes.Add("tag", _first.First("tags")?.Split(',') ?? []);
        return attributes;
    }

    /// <summary>The variant's own, then those of the product that are no other variant's, in the order of their positions.</summary>
    private List<string> Images(NamedCells variant)
    {
        var own = VariantImage(variant);
        var others = rows.Select(VariantImage).OfType<string>().Where(image => image != own).ToHashSet();
        var all = rows
            .Select((row, place) => (Image: row.First("image src", "product image url"), Position: PositionOf(row) ?? place + 1))
            .Where(row => row.Image is not null)
            .OrderBy(row => row.Position)
            .Select(row => row.Image!)
            .ToList();
        var shared = all.Where(image => !others.Contains(image)).ToList();
        var images = own is not null ? shared.Prepend(own) : shared.Count > 0 ? shared : all;
        return [.. images.Distinct()];
    }

    private static string? VariantImage(NamedCells row) => row.First("variant image", "variant image url");

    private static int? PositionOf(NamedCells row) => int.TryParse(row.First("image position"), out var position) ? position : null;
}
