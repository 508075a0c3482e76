using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Feeds;

namespace ShopVision.Ingestion.Tests.Feeds.Formats;

public sealed class SchemaOrgTests : FormatTests
{
    [Fact]
    public async Task A_product_is_read_with_its_offer_and_pictures()
    {
        var (format, items) = await ReadAsync("product.json", """
            {
              "@context": "https://schema.org/",
              "@type": ["Product", "http://schema.org/Car"],
              "sku": "0446310786",
              "name": "Executive Anvil",
              "image": ["https://img.example/1x1.jpg", {"@type": "ImageObject", "contentUrl": "https://img.example/4x3.jpg"}],
              "description": "Sleeker than ACME's <i>classic</i>.",
              "mpn": "925872", "gtin13": 4006381333931,
              "brand": {"@type": "Brand", "name": "ACME"},
              "category": "Hardware > Anvils",
              "color": ["Black", "Gray"],
              "audience": {"@type": "PeopleAudience", "suggestedGender": "https://schema.org/Male"},
              "additionalProperty": [{"@type": "PropertyValue", "name": "Weight", "value": 12.5}],
              "offers": {
                "@type": "Offer", "url": "https://shop.example/anvil", "availability": "https://schema.org/InStock",
                "price": 119.99, "priceCurrency": "USD",
                "priceSpecification": {"@type": "UnitPriceSpecification", "priceType": "https://schema.org/StrikethroughPrice", "price": 200, "priceCurrency": "USD"}
              }
            }
            """);

        Assert.Equal(FeedFormat.SchemaOrg, format);
        var anvil = Assert.Single(items).Product!;
        Assert.Equal(("0446310786", "925872", "4006381333931", "Executive Anvil", "ACME"), (anvil.Id, anvil.Sku, anvil.Gtin, anvil.Title, anvil.Brand));
        Assert.Equal(["https://img.example/1x1.jpg", "https://img.example/4x3.jpg"], anvil.Images);
        Assert.Equal(["Hardware", "Anvils"], anvil.Category);
        Assert.Equal((new Price(119.99m, "USD"), new Price(200m, "USD"), true), (anvil.Price!.Value, anvil.RegularPrice!.Value, anvil.InStock!.Value));
        Assert.Equal(("Sleeker than ACME's classic .", "https://shop.example/anvil"), (anvil.Description, anvil.Url));
        Assert.Equal(("Black|grey", "Male", "12.5"), (Said(anvil, Axes.Color), Said(anvil, Axes.Gender), Said(anvil, "Weight")));
    }

    [Fact]
    public async Task A_color_swatch_is_a_swatch()
    {
        var coat = Assert.Single(await ProductsAsync("product.json", """
            {"@type": "Product", "sku": "1", "colorSwatch": {"@type": "ImageObject", "url": "https://img.example/green.jpg"}, "image": "https://img.example/coat.jpg"}
            """));

        Assert.Equal(["https://img.example/coat.jpg", new("https://img.example/green.jpg", ImageRole.Swatch)], coat.Images);
        Assert.Empty(coat.Attributes);
    }

    [Fact]
    public async Task The_variants_of_a_group_take_from_it_what_they_do_not_say()
    {
        var products = await ProductsAsync("group.json", """
            [{
              "@context": "https://schema.org/", "@type": "ProductGroup", "productGroupID": "44E01", "name": "Wool winter coat", "brand": "Good brand",
              "material": "wool", "variesBy": ["https://schema.org/size", "https://schema.org/color"],
              "hasVariant": [
                {"@type": "Product", "sku": "44E01-M11000", "name": "Small green coat", "image": "green.jpg", "size": "small", "color": "Green", "offers": {"price": "39.99", "priceCurrency": "EUR"}},
                {"@type": "Product", "sku": "44E01-K11000", "size": "large", "color": "Blue", "image": "blue.jpg",
                 "offers": {"@type": "AggregateOffer", "lowPrice": 29.9, "priceCurrency": "EUR", "availability": "OutOfStock"}}
              ]
            }]
            """);

        Assert.Equal([("44E01-M11000", "44E01", "Small green coat"), ("44E01-K11000", "44E01", "Wool winter coat")], products.Select(product => (product.Id, product.GroupId!, product.Title)));
        Assert.Equal(("wool", "L"), (Said(products[1], Axes.Material), Said(products[1], "size")));
        Assert.Equal((new Price(29.9m, "EUR"), false), (products[1].Price!.Value, products[1].InStock!.Value));
    }

    [Fact]
    public async Task References_within_a_graph_are_followed_and_each_product_comes_once()
    {
        var products = await ProductsAsync("graph.jsonld", """
            {"@context": "https://schema.org", "@graph": [
              {"@type": "WebSite", "@id": "#site", "name": "Shop"},
              {"@type": "Product", "@id": "#v1", "sku": "1", "name": "One"},
              {"@type": "ProductGroup", "@id": "#g", "productGroupID": "g", "name": "Group", "hasVariant": [{"@id": "#v1"}, {"@id": "#v2"}]},
              {"@type": "Product", "@id": "#v2", "sku": "2"},
              {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": {"@type": "Product", "sku": "3", "name": "Three", "isVariantOf": {"@type": "ProductGroup", "productGroupID": "h"}}}]}
            ]}
            """);

        Assert.Equal([("1", "g", "One"), ("2", "g", "Group"), ("3", "h", "Three")], products.Select(product => (product.Id, product.GroupId!, product.Title)));
    }

    [Fact]
    public async Task Products_one_a_line_or_in_an_array_are_read_one_at_a_time_with_their_lines()
    {
        const string One = """{"@type": "Product", "sku": "1", "name": "A"}""";
        const string Two = """{"@type": "Product", "sku": "2", "name": "B"}""";

        var (_, lines) = await ReadAsync("products.jsonl", $"{One}\n\n{Two}\n");
        var (_, array) = await ReadAsync("products.json", $"[\n{One},\n{Two}\n]");

        Assert.Equal([(1L, "1"), (3L, "2")], lines.Select(item => (item.Line, item.ProductId!)));
        Assert.Equal([(2L, "1"), (3L, "2")], array.Select(item => (item.Line, item.ProductId!)));
    }

    [Fact]
    public async Task A_list_larger_than_any_buffer_is_read_to_its_end()
    {
        var products = Enumerable.Range(0, 20_000).Select(i => $$"""{"@type": "Product", "sku": "{{i}}", "name": "{{new string('x', i % 200)}}"}""");

        var (_, items) = await ReadAsync("products.json", $"[{string.Join(",\n", products)}]");

        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => (Line: i + 1L, Id: $"{i}")), items.Select(item => (item.Line, item.ProductId!)));
    }

    [Theory]
    [InlineData("{\"@type\": \"Product\", \"sku\": \"1\"}\n{\"@type\": \"Product\", \"sku\": ", "line 2")]
    [InlineData("[{\"@type\": \"Product\"}\n {\"@type\"]", "line 2")]
    public async Task Broken_JSON_is_refused_with_its_line(string content, string line)
    {
        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => ReadAsync("products.json", content));

        Assert.Equal(ErrorCode.FeedInvalid, fault.Code);
        Assert.Contains(line, fault.Message);
    }

    [Fact]
    public async Task A_node_that_holds_itself_ends()
    {
        var (_, items) = await ReadAsync("graph.json", """{"@graph": [{"@id": "#a", "@type": "ItemList", "itemListElement": {"@id": "#a"}}, {"@type": "Product", "sku": "1"}]}""");

        Assert.Equal("1", Assert.Single(items).ProductId);
    }
}
