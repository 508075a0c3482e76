using System.Text.Json;
using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Feeds.Values;

namespace ShopVision.Ingestion.Feeds.Formats.SchemaOrg;

/// <summary>
/// A Product or ProductGroup. Its id is the SKU, which schema.org has for the shop's own name of a product, else the product or group id,
/// the node's id or the address.
/// </summary>
internal sealed class SchemaOrgProduct(JsonElement product, FeedOptions options)
{
    // The price that is struck through.
    private static readonly string[] RegularPriceTypes = ["ListPrice", "StrikethroughPrice", "RegularPrice", "MSRP", "SRP"];

    private static readonly string[] Gtins = ["gtin", "gtin13", "gtin14", "gtin12", "gtin8", "isbn"];

    public ProductDraft Draft()
    {
        var offer = Offer();
        var prices = JsonLd.Nodes(offer, "priceSpecification").ToList();
        var current = prices.FirstOrDefault(price => !IsRegular(price));
        var price = JsonLd.First(offer, "price", "lowPrice") ?? JsonLd.First(current, "price", "minPrice");
        var regular = prices.Where(IsRegular).Select(specification => JsonLd.First(specification, "price")).FirstOrDefault(amount => amount is not null);
        return new ProductDraft
        {
            Id = JsonLd.First(product, "sku", "productID", "productGroupID", "@id", "url"),
            GroupId = JsonLd.First(product, "productGroupID", "inProductGroupWithID") ?? GroupOf(),
            Sku = JsonLd.First(product, "mpn"),
            Gtin = JsonLd.First(product, Gtins) ?? JsonLd.First(offer, Gtins),
            Title = JsonLd.First(product, "name"),
            Description = JsonLd.First(product, "description"),
            Brand = JsonLd.First(product, "brand", "manufacturer"),
            Category = CategoryPath.Parse((JsonLd.First(product, "category") ?? "").Replace('/', '>')),
            Price = regular ?? price,
            Sale = regular is not null && price is not null ? new SaleText(price) : null,
            Currency = JsonLd.First(offer, "priceCurrency") ?? prices.Select(specification => JsonLd.First(specification, "priceCurrency")).FirstOrDefault(code => code is not null) ?? options.Currency,
            HasPlainDecimals = true,
            InStock = JsonLd.First(offer, "availability") is { } availability ? JsonLd.Bare(availability) : null,
            Url = JsonLd.First(product, "url") ?? JsonLd.First(offer, "url"),
            AddedAt = JsonLd.First(product, "releaseDate") is { } released && IsoDate.TryParse(released, out _) ? released : null,
            Attributes = Attributes(),
            Images = [.. Images("image", ImageRole.Product), .. Images("colorSwatch", ImageRole.Swatch)],
        };
    }

    private static bool IsRegular(JsonElement price) =>
        JsonLd.First(price, "priceType") is { } type && RegularPriceTypes.Contains(JsonLd.Bare(type));

    /// <summary>The first with a price, also of those that an aggregate holds; an aggregate itself has the lowest.</summary>
    private JsonElement Offer()
    {
        var offers = JsonLd.Nodes(product, "offers").ToList();
        var single = offers.Concat(offers.SelectMany(offer => JsonLd.Nodes(offer, "offers"))).Where(offer => !JsonLd.IsOfType(offer, "AggregateOffer"));
        return single.Concat(offers).FirstOrDefault(offer => JsonLd.First(offer, "price", "lowPrice") is not null || JsonLd.Nodes(offer, "priceSpecification").Any());
    }

    private string? GroupOf() => JsonLd.Nodes(product, "isVariantOf")
        .Select(group => JsonLd.First(group, "productGroupID", "@id"))
        .FirstOrDefault(id => id is not null);

    private IEnumerable<ProductImage> Images(string property, ImageRole role) =>
        JsonLd.All(product, property).Select(ImageOf).OfType<string>().Select(source => new ProductImage(source, role));

    private static string? ImageOf(JsonElement image) =>
        image.ValueKind == JsonValueKind.String ? image.GetString() : JsonLd.First(image, "contentUrl", "url", "@id");

    private AttributeValues Attributes()
    {
        var attributes = new AttributeValues();
        foreach (var name in (ReadOnlySpan<string>)["color", "material", "pattern", "size"])
            attributes.Add(name, JsonLd.Texts(product, name));
        foreach (var audience in JsonLd.Nodes(product, "audience"))
        {
            attributes.Add(Axes.Gender, JsonLd.Texts(audience, "suggestedGender").Select(JsonLd.Bare));
            attributes.Add("age_group", JsonLd.Texts(audience, "audienceType"));
        }

        foreach (var property in JsonLd.Nodes(product, "additionalProperty"))
            if (JsonLd.First(property, "name", "propertyID") is { } name)
                attributes.Add(name, JsonLd.Texts(property, "value"));
        return attributes;
    }
}
