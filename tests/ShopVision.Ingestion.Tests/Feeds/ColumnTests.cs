using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Feeds;
using ShopVision.Ingestion.Feeds.Columns;

namespace ShopVision.Ingestion.Tests.Feeds;

public sealed class ColumnTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Product ID", "image_link")]
    [InlineData("SKU", "Image URL")]
    [InlineData("product_id", "additional-image-link")]
    public async Task Well_known_names_are_recognised_however_they_are_written(string id, string image)
    {
        var product = await ProductAsync($"{id},{image}\n1,1.jpg");

        Assert.Equal(("1", "1.jpg"), (product.Id, product.Images[0].Source));
    }

    [Fact]
    public async Task Every_field_is_filled()
    {
        var product = await ProductAsync(
            "id,name,description,vendor,google_product_category,price,currency,availability,link,image_link,item_group_id,colour,gender\n" +
            "1,Shirt,Soft,Acme,Apparel > Shirts,49.90,EUR,in_stock,https://shop/1,1.jpg,g1,Red|White,Men");

        Assert.Equal(
            ("Shirt", "Soft", "Acme", new Price(49.9m, "EUR"), true, "https://shop/1", "g1"),
            (product.Title, product.Description, product.Brand, product.Price!.Value, product.InStock!.Value, product.Url, product.GroupId));
        Assert.Equal(["Apparel", "Shirts"], product.Category);
        Assert.Equal(["Red", "White"], product.Attributes[Axes.Color]);
        Assert.Equal(["Men"], product.Attributes[Axes.Gender]);
    }

    [Fact]
    public async Task Unknown_columns_become_attributes_and_those_that_say_nothing_are_left_out()
    {
        var product = await ProductAsync("id,image,season,usage,Sleeve Length\n1,1.jpg,NA, ,long");

        Assert.Equal(["Sleeve Length"], product.Attributes.Keys);
    }

    [Fact]
    public async Task Of_two_names_for_one_field_the_better_is_read_and_the_other_kept_as_an_attribute()
    {
        var product = await ProductAsync("sku,id,image,article_type,category\nA-1,1,1.jpg,Shirts,Apparel");

        Assert.Equal(("1", "Apparel", "A-1"), (product.Id, product.Category[0], product.Sku));
        Assert.Equal(["Shirts"], product.Attributes["article_type"]);
    }

    [Fact]
    public async Task All_image_columns_are_read_best_first_and_lists_in_them_split()
    {
        var product = await ProductAsync("id,additional_image_link,image_link\n1,b.jpg|c.jpg; d.jpg|a.jpg,a.jpg");

        Assert.Equal(["a.jpg", "b.jpg", "c.jpg", "d.jpg"], product.Images);
    }

    [Theory]
    [InlineData("id,lifestyle_image,swatch_image,image\n1,b.jpg; c.jpg,d.jpg,a.jpg", null)]
    [InlineData("id,Lifestyle Image Link,swatch-image-url,image\n1,b.jpg|c.jpg,d.jpg,a.jpg", null)]
    [InlineData("id,room,photo,chip\n1,b.jpg|c.jpg,a.jpg,d.jpg", "id=id,image=photo,lifestyleImage=room,swatchImage=chip")]
    public async Task Columns_for_lifestyle_pictures_and_swatches_give_them_their_roles(string csv, string? map)
    {
        var product = await ProductAsync(csv, map);

        Assert.Equal(["a.jpg", new("b.jpg", ImageRole.Lifestyle), new("c.jpg", ImageRole.Lifestyle), new("d.jpg", ImageRole.Swatch)], product.Images);
        Assert.Empty(product.Attributes);
    }

    [Fact]
    public async Task With_a_map_only_its_columns_are_read()
    {
        var product = await ProductAsync(
            "id,file,title,articleType,colour,gender,season\n1,1.jpg,Shirt,Shirts,Red,Men,Fall",
            "id=id,image=file,title=title,category=articleType,color=colour,Fit=gender");

        Assert.Equal(("1", "Shirt", "Shirts"), (product.Id, product.Title, product.Category[0]));
        Assert.Equal([Axes.Color, "Fit"], product.Attributes.Keys);
    }

    [Fact]
    public async Task A_mapped_column_that_is_missing_is_named_with_those_found_and_the_nearest()
    {
        var fault = await FaultAsync("feed.csv", "id,file,articleType\n1,1.jpg,Shirts", "id=id,image=file,category=articelType");

        Assert.Equal(ErrorCode.FeedColumnMissing, fault.Code);
        Assert.Contains("'articelType'", fault.Message);
        Assert.Contains("id, file, articleType", fault.Message);
        Assert.Contains("Nearest: 'articleType'", fault.Message);
    }

    [Theory]
    [InlineData("feed.csv", "name,image\nShirt,1.jpg", "for the id")]
    [InlineData("feed.csv", "id,name\n1,Shirt", "for the image")]
    [InlineData("feed.jsonl", "{\"id\": 1, \"name\": \"Shirt\"}\n{\"id\": 2}", "for the image")]
    public async Task A_feed_without_an_id_or_image_column_is_refused(string name, string content, string what)
    {
        var fault = await FaultAsync(name, content, map: null);

        Assert.Equal(ErrorCode.FeedColumnMissing, fault.Code);
        Assert.Contains(what, fault.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("id")]
    [InlineData("id=,image=file")]
    [InlineData("image=file,title=title")]
    [InlineData("id=id,title=title")]
    [InlineData("id=id,id=sku,image=file")]
    public void A_map_that_cannot_be_meant_is_refused(string map) =>
        Assert.Equal(ErrorCode.InvalidRequest, Assert.Throws<ShopVisionException>(() => ColumnMap.Parse(map)).Code);

    private async Task<Product> ProductAsync(string csv, string? map = null) =>
        Assert.Single((await ReadAsync(_folder.Write("feed.csv", csv), map)).Products).Product;

    private Task<ShopVisionException> FaultAsync(string name, string content, string? map) =>
        Assert.ThrowsAsync<ShopVisionException>(() => ReadAsync(_folder.Write(name, content), map));

    private static async Task<Feed> ReadAsync(string path, string? map)
    {
        var options = new FeedOptions { Columns = map is null ? null : ColumnMap.Parse(map) };
        await using var document = await FeedDocument.OpenAsync(path, options, TestContext.Current.CancellationToken);
        return await Feed.ReadAsync(document);
    }
}
