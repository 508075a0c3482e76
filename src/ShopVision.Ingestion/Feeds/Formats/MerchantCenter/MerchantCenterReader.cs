using System.Runtime.CompilerServices;
using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Feeds.Columns;
using ShopVision.Ingestion.Feeds.Rows;
using ShopVision.Ingestion.Feeds.Values;

namespace ShopVision.Ingestion.Feeds.Formats.MerchantCenter;

/// <summary>
/// Google Merchant Center's product data, as XML or as text: an item is one variant. What does not describe the product, such as
/// shipping and tax, is left out.
/// </summary>
internal sealed class MerchantCenterReader(FeedRows rows, FeedOptions options) : IFeedFormatReader
{
    private static readonly HashSet<string> Read =
    [
        "id", "itemgroupid", "title", "structuredtitle", "description", "structureddescription", "brand", "gtin", "mpn", "producttype",
        "googleproductcategory", "price", "saleprice", "salepriceeffectivedate", "availability", "link", "canonicallink", "imagelink",
        "additionalimagelink", "lifestyleimagelink", "productdetail", "summary", "content", "updated", "pubdate", "guid", "author",
    ];

    private static readonly string[] Sources = ["trained_algorithmic_media:", "default:"];

    private static readonly HashSet<string> AboutSelling =
    [
        "shipping", "shippinglabel", "shippingweight", "shippinglength", "shippingwidth", "shippingheight", "tax", "taxcategory", "adsredirect",
        "mobilelink", "identifierexists", "installment", "subscriptioncost", "loyaltypoints", "loyaltyprogram", "promotionid", "excludeddestination",
        "includeddestination", "shoppingadsexcludedcountry", "pause", "expirationdate", "availabilitydate", "costofgoodssold", "minhandlingtime",
        "maxhandlingtime", "transittimelabel", "shipsfromcountry", "freeshippingthreshold", "unitpricingmeasure", "unitpricingbasemeasure",
        "virtualmodellink", "videolink", "externalsellerid", "storecode", "quantity", "linktemplate", "mobilelinktemplate", "pickupmethod", "pickupsla",
    ];

    public async IAsyncEnumerable<FeedItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var places = new ColumnPlaces();
        await foreach (var row in rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var cells = new NamedCells(row, places);
            yield return row.Problem is { } problem ? FeedItem.Refused(row.Line, cells.First("id"), problem) : Item(row, cells);
        }
    }

    private FeedItem Item(FeedRow row, NamedCells cells)
    {
        var period = cells.First("sale_price_effective_date")?.Split('/', 2);
        return new ProductDraft
        {
            Id = cells.First("id"),
            GroupId = cells.First("item_group_id"),
            Sku = cells.First("mpn"),
            Gtin = cells.First("gtin"),
            Title = cells.First("title") ?? WithoutSource(cells.First("structured_title")),
            Description = cells.First("description", "summary", "content") ?? WithoutSource(cells.First("structured_description")),
            Brand = cells.First("brand"),
            Category = Category(cells),
            Price = cells.First("price"),
            Sale = cells.First("sale_price") is { } sale ? new SaleText(sale, period?[0], period is [_, var end] ? end : null) : null,
            Currency = options.Currency,
            HasPlainDecimals = true,
            InStock = cells.First("availability"),
            Url = cells.First("link", "canonical_link"),
            Attributes = Attributes(row, cells),
            Images =
            [
                .. cells.All("image_link"),
                .. cells.All("additional_image_link").SelectMany(Lists.Addresses),
                .. cells.All("lifestyle_image_link").SelectMany(Lists.Addresses).Select(source => new ProductImage(source, ImageRole.Lifestyle)),
            ],
        }.ToItem(row.Line, options.Now);
    }

    /// <summary>The shop's own, of several the first, else Google's; a mere number of Google's is none that a shopper could read.</summary>
    private static IReadOnlyList<string> Category(NamedCells cells) =>
        cells.First("product_type") is { } own ? CategoryPath.Parse(SplitTypes(own)[0])
        : cells.First("google_product_category") is { } google && !google.All(char.IsAsciiDigit) ? CategoryPath.Parse(google)
        : [];

    /// <summary>Several types of one product: <c>Home &gt; Women, "Sale, all"</c>.</summary>
    private static IReadOnlyList<string> SplitTypes(string types) => types.Contains('"') || !types.Contains('>') || !types.Contains(',')
        ? [types.Trim('"')]
        : [.. SplitBeforePaths(types)];

    /// <summary>A comma ends a path only where another path follows: names may hold commas, as in "Apparel, Shoes &gt; Boots".</summary>
    private static List<string> SplitBeforePaths(string types)
    {
        var paths = new List<string>();
        foreach (var part in types.Split(','))
            if (paths.Count > 0 && (!paths[^1].Contains('>') || !part.Contains('>')))
                paths[^1] += "," + part;
            else
                paths.Add(part);
        return paths;
    }

    private static AttributeValues Attributes(FeedRow row, NamedCells cells)
    {
        var attributes = new AttributeValues();
        foreach (var column in row.Columns.Where(column => column.Length > 0).Distinct())
            if (WellKnownColumns.Normalize(column) is var name && !Read.Contains(name) && !AboutSelling.Contains(name))
                attributes.Add(column.Trim().Replace(' ', '_'), cells.All(column).SelectMany(value => name == "material" ? value.Split('/') : [value]));
        // A section, a name and a value; the section may be empty.
        foreach (var detail in cells.All("product_detail").SelectMany(SplitDetails))
            if (detail.Split(':', 3) is [_, var name, var value] && name.Length > 0)
                attributes.Add(name, value);
            else if (detail.Split(':', 2) is [{ Length: > 0 } bare, var said])
                attributes.Add(bare, said);
        if (cells.First("availability") is { } availability && WellKnownColumns.Normalize(availability) is "preorder" or "backorder")
            attributes.Add("availability", availability);
        return attributes;
    }

    /// <summary>In text, several stand in one value: a comma ends a detail only where another one follows.</summary>
    private static List<string> SplitDetails(string details)
    {
        var split = new List<string>();
        foreach (var part in details.Split(','))
            if (split.Count > 0 && part.Count(character => character == ':') < 2)
                split[^1] += "," + part;
            else
                split.Add(part);
        return split;
    }

    /// <summary>"trained_algorithmic_media:A shirt" is "A shirt": what precedes says how the text was made.</summary>
    private static string? WithoutSource(string? structured) =>
        Sources.FirstOrDefault(source => structured?.StartsWith(source, StringComparison.Ordinal) == true) is { } source ? structured![source.Length..] : structured;
}
