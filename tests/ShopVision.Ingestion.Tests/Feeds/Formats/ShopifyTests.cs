using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Feeds;

namespace ShopVision.Ingestion.Tests.Feeds.Formats;

public sealed class ShopifyTests : FormatTests
{
    private const string Header =
        "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU," +
        "Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Image Position,Variant Image,Status," +
        "Google Shopping / Gender,Fabric (product.metafields.custom.fabric)\n";

    private static readonly FeedOptions InEuros = new() { Currency = "EUR" };

    [Fact]
    public async Task The_rows_of_a_handle_are_its_variants_and_pictures()
    {
        var (format, items) = await ReadAsync(
            "products.csv",
            Header
            + "tee,Classic Tee,\"<p>Soft &amp; <b>light</b></p>\",Acme,Apparel & Accessories > Clothing > Shirts,T-Shirts,\"summer, cotton\",TRUE,Color,Red,Size,Medium,'TEE-R-M,shopify,3,deny,19.90,29.90,'0123456789012,https://cdn.example/front.jpg?v=1,2,https://cdn.example/red.jpg,active,Unisex,Jersey; Organic\n"
            + "tee,,,,,,,,,Blue,,Medium,TEE-B-M,shopify,0,deny,19.90,,,https://cdn.example/red.jpg,1,https://cdn.example/blue.jpg,,,\n"
            + "tee,,,,,,,,,Blue,,Large,TEE-B-L,shopify,0,continue,21.00,,,https://cdn.example/blue.jpg,3,https://cdn.example/blue.jpg,,,\n"
            + "tee,,,,,,,,,,,,,,,,,,,https://cdn.example/back.jpg,4,,,,\n"
            + "mug,Mug,,Acme,,Mugs,,true,Title,Default Title,,,MUG,,12,deny,8.00,0,,https://cdn.example/mug.jpg,1,,active,,\n",
            InEuros);

        Assert.Equal(FeedFormat.Shopify, format);
        var products = items.ConvertAll(item => item.Product!);
        Assert.Equal(["tee_red_medium", "tee_blue_medium", "tee_blue_large", "mug"], products.Select(product => product.Id));
        Assert.Equal(["tee", "tee", "tee", null], products.Select(product => product.GroupId));
        Assert.Equal([2L, 3L, 4L, 6L], items.Select(item => item.Line));

        var red = products[0];
        Assert.Equal(("Classic Tee", "Soft & light", "Acme", "TEE-R-M", "0123456789012"), (red.Title, red.Description, red.Brand, red.Sku, red.Gtin));
        Assert.Equal(["Apparel & Accessories", "Clothing", "Shirts"], red.Category);
        Assert.Equal((new Price(19.9m, "EUR"), new Price(29.9m, "EUR")), (red.Price!.Value, red.RegularPrice!.Value));
        Assert.Equal(("Red", "M", "Unisex"), (Said(red, Axes.Color), Said(red, "size"), Said(red, Axes.Gender)));
        Assert.Equal(("summer|cotton", "T-Shirts", "Jersey|Organic"), (Said(red, "tag"), Said(red, "product_type"), Said(red, "Fabric")));
        Assert.Equal(["https://cdn.example/red.jpg", "https://cdn.example/front.jpg?v=1", "https://cdn.example/back.jpg"], red.Images);
    }

    [Fact]
    public async Task Stock_is_told_by_count_tracker_and_policy()
    {
        var products = await ProductsAsync(
            "products.csv",
            Header
            + "a,A,,,,,,TRUE,Size,S,,,,shopify,0,deny,1,,,a.jpg,1,,active,,\n"
            + "a,,,,,,,,,M,,,,shopify,0,continue,1,,,,,,,,\n"
            + "a,,,,,,,,,L,,,,,0,deny,1,,,,,,,,\n"
            + "a,,,,,,,,,XL,,,,shopify,4,deny,1,,,,,,,,\n"
            + "a,,,,,,,,,XXL,,,,shopify,,deny,1,,,,,,,,\n");

        Assert.Equal([false, true, true, true, null], products.Select(product => product.InStock));
    }

    [Fact]
    public async Task Drafts_archived_and_unpublished_products_and_gift_cards_are_left_out()
    {
        var (_, items) = await ReadAsync(
            "products.csv",
            "Handle,Title,Published,Variant Price,Image Src,Status,Gift Card\n"
            + "a,A,TRUE,1,a.jpg,draft,false\nb,B,TRUE,1,b.jpg,archived,false\nc,C,false,1,c.jpg,active,false\nd,D,true,1,d.jpg,active,TRUE\ne,E,true,1,e.jpg,active,false\n");

        Assert.Equal(
            [("a", FeedOutcome.LeftOut), ("b", FeedOutcome.LeftOut), ("c", FeedOutcome.LeftOut), ("d", FeedOutcome.LeftOut), ("e", FeedOutcome.Read)],
            items.Select(item => (item.ProductId!, item.Outcome)));
    }

    [Fact]
    public async Task Rows_that_stand_apart_from_their_product_are_refused()
    {
        var (_, items) = await ReadAsync(
            "products.csv", "Handle,Title,Variant Price,Image Src\na,A,1,a.jpg\nb,B,1,b.jpg\na,,2,c.jpg\n,Nameless,3,d.jpg\n");

        Assert.Equal([FeedOutcome.Read, FeedOutcome.Read, FeedOutcome.Refused, FeedOutcome.Refused], items.Select(item => item.Outcome));
        Assert.Contains("stand together", items[2].Reason);
        Assert.Contains("no handle", items[3].Reason);
    }

    [Fact]
    public async Task The_column_names_of_2025_are_understood()
    {
        var products = await ProductsAsync(
            "products.csv",
            "Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Price,Compare-at price,Inventory tracker,Inventory quantity,Continue selling when out of stock,Product image URL,Image position,Variant image URL\n"
            + "Tee,tee,Soft,Acme,Apparel,Shirts,a,TRUE,Active,T-1,400,Color,Red,9.5,12,shopify,1,deny,https://cdn.example/1.jpg,1,\n"
            + ",tee,,,,,,,,T-2,401,,Blue,9.5,,shopify,0,CONTINUE,https://cdn.example/2.jpg,2,https://cdn.example/2.jpg\n");

        Assert.Equal([("tee_red", "T-1", 12m), ("tee_blue", "T-2", 0m)], products.Select(product => (product.Id, product.Sku!, product.RegularPrice?.Amount ?? 0)));
        Assert.Equal(["https://cdn.example/1.jpg"], products[0].Images);
        Assert.Equal(["https://cdn.example/2.jpg", "https://cdn.example/1.jpg"], products[1].Images);
    }
}
