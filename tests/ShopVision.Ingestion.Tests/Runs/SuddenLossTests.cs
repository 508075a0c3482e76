using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Tests.Runs;

public sealed class SuddenLossTests : IDisposable
{
    private readonly Shop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_feed_that_lacks_more_than_a_fifth_changes_nothing_until_somebody_approves_it()
    {
        Feed(products: 20);
        await _shop.IngestAsync();
        Feed(products: 15);

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => _shop.IngestAsync());
        Assert.Equal(ErrorCode.ApprovalNeeded, fault.Code);
        Assert.Contains("5 of the 20", fault.Message);
        Assert.Equal(20, _shop.Index.Published.Count);

        var report = await _shop.Run().RunAsync(_shop.Request() with { IsApproved = true }, progress: null, TestContext.Current.CancellationToken);
        Assert.Equal((5, 15), (report.Products.Removed, _shop.Index.Published.Count));
    }

    [Fact]
    public async Task A_fifth_may_go_at_once_and_of_a_handful_any_number()
    {
        Feed(products: 20);
        await _shop.IngestAsync();
        Feed(products: 16);
        Assert.Equal(4, (await _shop.IngestAsync()).Products.Removed);

        Feed(products: 13);
        await _shop.IngestAsync();
        Feed(products: 9 + 2);
        await _shop.IngestAsync();
        Feed(products: 9);
        await _shop.IngestAsync();
        Feed(products: 1);
        Assert.Equal(8, (await _shop.IngestAsync()).Products.Removed);
    }

    [Fact]
    public async Task A_rebuild_that_lacks_what_is_published_is_not_published_until_somebody_approves_it()
    {
        Feed(products: 20);
        var before = await _shop.IngestAsync();
        Feed(products: 19);

        Assert.Equal(ErrorCode.ApprovalNeeded, (await Assert.ThrowsAsync<ShopVisionException>(() => _shop.IngestAsync(rebuild: true))).Code);
        Assert.Equal(before.Generation, _shop.Index.PublishedGeneration);

        var report = await _shop.Run().RunAsync(_shop.Request(rebuild: true) with { IsApproved = true }, progress: null, TestContext.Current.CancellationToken);
        Assert.Equal((19, 0), (_shop.Index.Published.Count, report.Images.Embedded));
    }

    private void Feed(int products)
    {
        for (var i = 0; i < products; i++)
            _shop.Picture($"{i}.jpg", $"shirt {i}");
        _shop.Feed(["id,title,image", .. Enumerable.Range(0, products).Select(i => $"{i},Shirt,{i}.jpg")]);
    }
}
