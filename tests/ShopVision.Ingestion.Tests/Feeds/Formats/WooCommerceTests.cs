using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Feeds;

namespace ShopVision.Ingestion.Tests.Feeds.Formats;

public sealed class WooCommerceTests : FormatTests
{
    private const string Header =
        "ID,Type,SKU,\"GTIN, UPC, EAN, or ISBN\",Name,Published,Visibility in catalog,Short description,Description,Date sale price starts,Date sale price ends,In stock?,Stock,"
        + "Sale price,Regular price,Categories,Tags,Images,Parent,Brands,Attribute 1 name,Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s)\n";

    [Fact]
    public async Task Variations_take_from_their_parent_what_they_do_not_say_wherever_it_stands()
    {
        var (format, items) = await ReadAsync(
            "wc-product-export.csv",
            Header
            + "45,variation,HOODIE-RED,4006381333931,\"Hoodie - Red, Small\",1,visible,,,,,1,,42,45,,,https://shop.example/red.jpg,HOODIE,,Color,Red,Size,Small\n"
            + "44,variable,HOODIE,,Hoodie,1,visible,<p>Short.</p>,First line\\nSecond &amp; last,,,1,,,,\"Clothing, Clothing > Hoodies, Sale\\, hot\",warm,\"https://shop.example/a%2Cb.jpg, https://shop.example/b.jpg\",,Acme,Color,\"Red, Blue\",Size,\"Small, Large\"\n"
            + "46,variation,,,,1,visible,,,,,0,,,45,,,,id:44,,Color,Blue,Size,\n"
            + "47,\"simple, virtual\",LOGO,,Logo,1,visible,Just a logo.,,2026-12-01,2026-12-31,1,7,15,18,Decor,,logo.jpg,,,,,,\n",
            new FeedOptions { Currency = "GBP" });

        Assert.Equal(FeedFormat.WooCommerce, format);
        var (red, blue, logo) = (items[0].Product!, items[1].Product!, items[2].Product!);
        Assert.Equal(("45", "44", "HOODIE-RED", "4006381333931", "Hoodie - Red, Small"), (red.Id, red.GroupId, red.Sku, red.Gtin, red.Title));
        Assert.Equal(("First line Second & last", "Acme"), (red.Description, red.Brand));
        Assert.Equal(["Clothing", "Hoodies"], red.Category);
        Assert.Equal(["Clothing", "Sale, hot"], red.Attributes["other_categories"]);
        Assert.Equal(("Red", "S"), (Said(red, Axes.Color), Said(red, "size")));
        Assert.Equal((new Price(42m, "GBP"), new Price(45m, "GBP")), (red.Price!.Value, red.RegularPrice!.Value));
        Assert.Equal(["https://shop.example/red.jpg"], red.Images);

        Assert.Equal(("46", "44", "Hoodie", false), (blue.Id, blue.GroupId, blue.Title, blue.InStock!.Value));
        Assert.Equal(("Blue", "S|L"), (Said(blue, Axes.Color), Said(blue, "size")));
        Assert.Equal(["https://shop.example/a%2Cb.jpg", "https://shop.example/b.jpg"], blue.Images);

        Assert.Equal(("47", null, "Just a logo."), (logo.Id, logo.GroupId, logo.Description));
        Assert.Equal((18m, (Price?)null), (logo.Price!.Value.Amount, logo.RegularPrice));
    }

    [Fact]
    public async Task A_variation_without_its_parent_speaks_for_itself_or_is_refused()
    {
        var (_, items) = await ReadAsync(
            "wc.csv",
            Header
            + "45,variation,A,,Hoodie - Red,1,visible,,,,,1,,,45,,,red.jpg,id:44,,,,,\n"
            + "46,variation,B,,,1,visible,,,,,1,,,45,,,blue.jpg,id:44,,,,,\n");

        Assert.Equal(("45", "id:44"), (items[0].Product!.Id, items[0].Product!.GroupId));
        Assert.Equal(FeedOutcome.Refused, items[1].Outcome);
        Assert.Contains("id:44", items[1].Reason);
    }

    [Fact]
    public async Task A_variable_product_without_variations_is_itself_a_product()
    {
        var product = Assert.Single(await ProductsAsync("wc.csv", Header + "44,variable,HOODIE,,Hoodie,1,visible,,,,,1,,,,,,a.jpg,,,,,,\n"));

        Assert.Equal(("44", null), (product.Id, product.GroupId));
    }

    [Fact]
    public async Task Drafts_and_what_is_private_or_hidden_are_left_out_with_their_variations()
    {
        var (_, items) = await ReadAsync(
            "wc.csv",
            Header
            + "1,simple,A,,A,-1,visible,,,,,1,,,1,,,a.jpg,,,,,,\n2,simple,B,,B,0,visible,,,,,1,,,1,,,b.jpg,,,,,,\n3,simple,C,,C,1,hidden,,,,,1,,,1,,,c.jpg,,,,,,\n"
            + "4,variable,D,,D,-1,visible,,,,,1,,,,,,d.jpg,,,,,,\n5,variation,E,,E,1,visible,,,,,1,,,1,,,e.jpg,id:4,,,,,\n");

        Assert.Equal(["1", "2", "3", "5"], items.Select(item => item.ProductId));
        Assert.All(items, item => Assert.Equal(FeedOutcome.LeftOut, item.Outcome));
    }
}
