using ShopVision.Core.Errors;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Tests.Runs;

/// <summary>Changes that come without a feed: what pictures are now.</summary>
public sealed class RefreshTests : IDisposable
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
}
