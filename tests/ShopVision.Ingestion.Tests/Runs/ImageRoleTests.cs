using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Tests.Runs;

/// <summary>What a run does with pictures by what they show.</summary>
public sealed class ImageRoleTests : IDisposable
{
    private readonly Shop _shop = new();

    public ImageRoleTests()
    {
        _shop.Open();
        _shop.Picture("room.jpg", "shirt on a chair");
        _shop.Age("1.jpg", "2.jpg", "room.jpg");
    }

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_swatch_stays_with_its_product_and_is_neither_read_nor_indexed()
    {
        // There is no such file.
        _shop.Feed("id,image,swatch_image,lifestyle_image", "1,1.jpg,red.jpg,room.jpg");

        var report = await _shop.IngestAsync();

        Assert.Equal(new ImageCounts(Embedded: 2, FromCache: 0, Unchanged: 0, Refused: 0), report.Images);
        var shirt = _shop.Index.Published["1"];
        Assert.Equal(["1.jpg", "room.jpg"], shirt.Images.Select(image => image.Source));
        Assert.Equal(["1.jpg", new("room.jpg", ImageRole.Lifestyle), new("red.jpg", ImageRole.Swatch)], shirt.Product.Images);
        Assert.Equal([ImageRole.Product, ImageRole.Lifestyle], [shirt.RoleOf(0), shirt.RoleOf(1)]);
    }

    [Fact]
    public async Task A_second_run_over_an_unchanged_feed_with_roles_does_nothing()
    {
        _shop.Feed("id,image,swatch_image,lifestyle_image", "1,1.jpg,red.jpg,room.jpg", "2,,blue.jpg,");
        await _shop.IngestAsync();
        _shop.Index.ForgetCounts();

        var plan = await _shop.Run().PlanAsync(_shop.Request(), progress: null, TestContext.Current.CancellationToken);
        var report = await _shop.IngestAsync();
        var refreshed = await _shop.Run().RefreshAsync(_shop.Request(), progress: null, TestContext.Current.CancellationToken);

        Assert.Equal((2, 0, 0L), (plan.Products.Unchanged, plan.Products.Changed, plan.Pictures));
        Assert.Equal(new ProductCounts(Added: 0, Changed: 0, Unchanged: 2, Removed: 0, Refused: 0, WithoutImages: 1), report.Products);
        Assert.Equal(report.Products, refreshed.Products);
        Assert.Equal((0, 0), (_shop.Index.Patched.Count, _shop.Index.Upserted.Count));
    }

    [Fact]
    public async Task Another_role_in_the_same_place_patches_the_product_and_embeds_nothing()
    {
        _shop.Feed("id,image,lifestyle_image", "1,1.jpg,");
        await _shop.IngestAsync();
        _shop.Feed("id,image,lifestyle_image", "1,,1.jpg");

        var report = await _shop.IngestAsync();

        Assert.Equal((1, 0), (report.Products.Changed, report.Images.Embedded));
        Assert.Equal(["1"], _shop.Index.Patched);
        Assert.Equal(ImageRole.Lifestyle, _shop.Index.Published["1"].RoleOf(0));
    }

    [Fact]
    public async Task A_picture_that_becomes_a_swatch_leaves_the_index()
    {
        _shop.Feed("id,image,swatch_image", "1,1.jpg|2.jpg,");
        await _shop.IngestAsync();
        _shop.Feed("id,image,swatch_image", "1,1.jpg,2.jpg");

        var report = await _shop.IngestAsync();

        Assert.Equal((1, 0), (report.Products.Changed, report.Images.Embedded));
        Assert.Equal("1.jpg", Assert.Single(_shop.Index.Published["1"].Images).Source);
    }

    [Fact]
    public async Task Pictures_of_the_product_alone_come_first_however_the_feed_orders_them()
    {
        _shop.Feed("id,lifestyle_image,image", "1,room.jpg|2.jpg,1.jpg|2.jpg");

        await _shop.IngestAsync();

        Assert.Equal(["1.jpg", "2.jpg", new("room.jpg", ImageRole.Lifestyle)], _shop.Index.Published["1"].Product.Images);
    }
}
