using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Tests.Runs;

/// <summary>Changes that come without a feed: what pictures are now, and single products.</summary>
public sealed class CatalogChangesTests : IDisposable
{
    private readonly Shop _shop = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_refresh_embeds_the_pictures_that_have_changed_and_reads_no_feed()
    {
        _shop.Open();
        await _shop.IngestAsync();
        _shop.Picture("2.jpg", "green mug");
        _shop.Feed("id,title,price,image");

        var report = await _shop.Run().RefreshAsync(_shop.Request(), progress: null, Cancellation);

        Assert.Equal(new ProductCounts(Added: 0, Changed: 1, Unchanged: 1, Removed: 0, Refused: 0, WithoutImages: 0), report.Products);
        Assert.Equal(1, report.Images.Embedded);
        Assert.Equal(5m, _shop.Index.Published["2"].Product.Price!.Value.Amount);
    }

    [Fact]
    public async Task A_refresh_of_an_empty_catalog_is_refused()
    {
        _shop.Open();

        Assert.Equal(ErrorCode.IndexMissing, (await Assert.ThrowsAsync<ShopVisionException>(() => _shop.Run().RefreshAsync(_shop.Request(), progress: null, Cancellation))).Code);
    }

    [Fact]
    public async Task Single_products_are_added_changed_and_removed_and_the_others_stay()
    {
        _shop.Open();
        _shop.Picture("3.jpg", "green cup");
        await _shop.IngestAsync();
        _shop.Index.ForgetCounts();
        var shirt = _shop.Index.Published["1"].Product;

        var report = await ChangeAsync(
            [shirt with { Title = "Old" }, new Product { Id = "3", Images = ["3.jpg"] }, shirt with { Price = new Price(8m, "") }], removed: ["2", "9"]);

        Assert.Equal(new ProductCounts(Added: 1, Changed: 1, Unchanged: 0, Removed: 1, Refused: 0, WithoutImages: 0), report.Products);
        Assert.Equal((8m, "Shirt"), (_shop.Index.Published["1"].Product.Price!.Value.Amount, _shop.Index.Published["1"].Product.Title));
        Assert.Equal(["1"], _shop.Index.Patched);
        Assert.Equal(["1", "3"], _shop.Index.Published.Keys);
    }

    [Fact]
    public async Task The_first_products_of_a_catalog_may_come_one_by_one()
    {
        _shop.Open();

        await ChangeAsync([new Product { Id = "1", Images = ["1.jpg"] }], removed: []);

        Assert.Single(_shop.Index.Published["1"].Images);
    }

    private Task<IngestReport> ChangeAsync(IReadOnlyList<Product> products, IReadOnlyList<string> removed) =>
        _shop.Run().ChangeAsync(_shop.Request(), products, removed, progress: null, Cancellation);
}
