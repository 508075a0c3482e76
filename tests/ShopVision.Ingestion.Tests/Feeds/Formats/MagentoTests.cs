using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Feeds;

namespace ShopVision.Ingestion.Tests.Feeds.Formats;

public sealed class MagentoTests : FormatTests
{
    private const string Header =
        "sku,store_view_code,attribute_set_code,product_type,categories,name,description,short_description,product_online,visibility,price,special_price,"
        + "special_price_from_date,special_price_to_date,url_key,base_image,additional_images,created_at,qty,is_in_stock,additional_attributes,configurable_variations\n";

    [Fact]
    public async Task Simple_products_take_from_their_configurable_one_what_they_do_not_say()
    {
        var (format, items) = await ReadAsync(
            "catalog_product.csv",
            Header
            + "MH01-XS-Black,,Top,simple,,Hoodie-XS-Black,,,1,Not Visible Individually,52.000000,39.9500,\"11/1/26, 12:00 AM\",12/1/26,hoodie-xs-black,/m/h/mh01-black.jpg,,\"1/15/24, 2:15 PM\",100.0000,1,\"color=Black,size=X-Small,activity=Gym|Hiking,note=\"\"soft, warm\"\",gtin=4006381333931\",\n"
            + "MH01-XS-Black,german,Top,simple,,Kapuzenpulli,,,1,,,,,,,,,,,,,\n"
            + "MH01-XS-Blue,,Top,simple,,,,,1,Not Visible Individually,52,,,,hoodie-xs-blue,no_selection,,,0,0,\"color=Blue,size=XS\",\n"
            + "MH01,,Top,configurable,\"Default Category/Men/Tops/Hoodies,Default Category/Gear\\/Sale\",Chaz Hoodie,\"<p>Ultra-soft.</p>\",,1,\"Catalog, Search\",52,,,,chaz-hoodie,/m/h/mh01.jpg,\"/m/h/mh01-2.jpg,/m/h/mh01-3.jpg\",,0,1,\"material=Fleece|Cotton,pattern=Solid\",\"sku=MH01-XS-Black,size=XS,color=Black|sku=MH01-XS-Blue,size=XS,color=Blue\"\n",
            new FeedOptions { Currency = "USD" });

        Assert.Equal(FeedFormat.Magento, format);
        Assert.Equal(["MH01-XS-Black", "MH01-XS-Blue"], items.Select(item => item.ProductId));
        var (black, blue) = (items[0].Product!, items[1].Product!);
        Assert.Equal(("MH01", "Hoodie-XS-Black", "Ultra-soft.", "4006381333931", "chaz-hoodie"), (black.GroupId, black.Title, black.Description, black.Gtin, black.Url));
        Assert.Equal(["Men", "Tops", "Hoodies"], black.Category);
        Assert.Equal(["Gear/Sale"], black.Attributes["other_categories"]);
        Assert.Equal((new Price(39.95m, "USD"), new Price(52m, "USD")), (black.Price!.Value, black.RegularPrice!.Value));
        Assert.Equal(("Black", "XS", "Gym|Hiking"), (Said(black, Axes.Color), Said(black, "size"), Said(black, "activity")));
        Assert.Equal(("soft, warm", "Fleece|Cotton"), (Said(black, "note"), Said(black, Axes.Material)));
        Assert.Equal(["m/h/mh01-black.jpg"], black.Images);
        Assert.Equal(new DateTimeOffset(2024, 1, 15, 14, 15, 0, TimeSpan.Zero), black.AddedAt);

        Assert.Equal(("Chaz Hoodie", false, 52m), (blue.Title, blue.InStock!.Value, blue.Price!.Value.Amount));
        Assert.Equal(["m/h/mh01.jpg", "m/h/mh01-2.jpg", "m/h/mh01-3.jpg"], blue.Images);
    }

    [Fact]
    public async Task A_configurable_product_whose_simple_ones_are_missing_is_itself_a_product()
    {
        var product = Assert.Single(await ProductsAsync(
            "products.csv", Header + "MH01,,Top,configurable,,Chaz Hoodie,,,1,\"Catalog, Search\",52,,,,chaz,mh01.jpg,,,0,1,,\"sku=MH01-XS,size=XS\"\n"));

        Assert.Equal(("MH01", null), (product.Id, product.GroupId));
    }

    [Fact]
    public async Task A_swatch_image_is_a_swatch_unless_the_product_shows_it_otherwise()
    {
        var products = await ProductsAsync(
            "products.csv",
            "sku,attribute_set_code,product_type,name,product_online,visibility,base_image,small_image,thumbnail_image,swatch_image,additional_images\n"
            + "A,Top,simple,A,1,Catalog,/m/a.jpg,/m/a.jpg,/m/a.jpg,/m/a.jpg,\"/m/a.jpg,/m/a-2.jpg\"\n"
            + "B,Top,simple,B,1,Catalog,/m/b.jpg,/m/b.jpg,/m/b.jpg,/m/b-red.jpg,\"/m/b.jpg,/m/b-red.jpg,/m/b-2.jpg\"\n"
            + "C,Top,simple,C,1,Catalog,/m/c.jpg,/m/c.jpg,/m/c-2.jpg,/m/c-2.jpg,/m/c-2.jpg\n"
            + "D,Top,simple,D,1,Catalog,/m/d.jpg,,,no_selection,\n");

        Assert.Equal(["m/a.jpg", "m/a-2.jpg"], products[0].Images);
        Assert.Equal(["m/b.jpg", "m/b-2.jpg", new("m/b-red.jpg", ImageRole.Swatch)], products[1].Images);
        Assert.Equal(["m/c.jpg", "m/c-2.jpg"], products[2].Images);
        Assert.Equal(["m/d.jpg"], products[3].Images);
    }

    [Fact]
    public async Task A_variant_with_nothing_but_a_swatch_is_shown_by_the_pictures_of_its_configurable_product()
    {
        var products = await ProductsAsync(
            "products.csv",
            "sku,attribute_set_code,product_type,name,product_online,visibility,base_image,swatch_image,configurable_variations\n"
            + "A-Red,Top,simple,A,1,Not Visible Individually,,/m/red.jpg,\n"
            + "A,Top,configurable,A,1,Catalog,/m/a.jpg,/m/grey.jpg,\"sku=A-Red,color=Red\"\n");

        Assert.Equal(["m/a.jpg", new("m/red.jpg", ImageRole.Swatch)], Assert.Single(products).Images);
    }

    [Fact]
    public async Task What_is_offline_or_shown_nowhere_is_left_out()
    {
        var (_, items) = await ReadAsync(
            "products.csv",
            Header
            + "A,,Top,simple,,A,,,2,\"Catalog, Search\",1,,,,a,a.jpg,,,1,1,,\n"
            + "B,,Top,simple,,B,,,1,Not Visible Individually,1,,,,b,b.jpg,,,1,1,,\n"
            + "C,,Top,simple,,C,,,1,Catalog,1,,,,c,c.jpg,,,1,1,,\n");

        Assert.Equal([("A", FeedOutcome.LeftOut), ("B", FeedOutcome.LeftOut), ("C", FeedOutcome.Read)], items.Select(item => (item.ProductId!, item.Outcome)));
    }
}
