using ShopVision.Core.Errors;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Tests.Runs;

public sealed class IngestPlanTests : IDisposable
{
    private readonly Shop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_plan_says_what_a_run_would_do_and_does_nothing()
    {
        _shop.Open();
        _shop.Picture("3.jpg", "green cup");
        _shop.Age("1.jpg", "2.jpg");
        await _shop.IngestAsync();
        _shop.Index.ForgetCounts();
        _shop.Feed("id,title,price,image", "1,Shirt,10,1.jpg", "2,Mug,6,2.jpg", "3,Cup,5,3.jpg", ",Nameless,5,4.jpg", "1,Twin,5,1.jpg");

        var plan = await PlanAsync();

        Assert.Equal(new PlannedCounts(New: 1, Changed: 1, ToLookAt: 0, Unchanged: 1, Removed: 0, Refused: 2), plan.Products);
        Assert.Equal((2, null), (plan.Pictures, plan.ApprovalReason));
        Assert.Equal([ErrorCode.ProductInvalid, ErrorCode.ProductDuplicate], plan.Refusals.Select(refusal => refusal.Code));
        Assert.Equal((0, 0, 2), (_shop.Index.Upserted.Count, _shop.Index.Patched.Count, _shop.Index.Published.Count));
    }

    [Fact]
    public async Task A_picture_whose_file_has_changed_is_to_be_looked_at()
    {
        _shop.Open();
        _shop.Age("1.jpg", "2.jpg");
        await _shop.IngestAsync();
        _shop.Picture("2.jpg", "green mug");

        Assert.Equal((1, 1), ((await PlanAsync()).Products.ToLookAt, (await PlanAsync()).Products.Unchanged));
    }

    [Fact]
    public async Task A_plan_of_a_feed_that_suddenly_lacks_much_says_that_somebody_would_have_to_approve_it()
    {
        _shop.Feed(["id,title,image", .. Enumerable.Range(0, 20).Select(i => $"{i},Mug,")]);
        await _shop.IngestAsync();
        _shop.Feed(["id,title,image", .. Enumerable.Range(0, 10).Select(i => $"{i},Mug,")]);

        var plan = await PlanAsync();

        Assert.Equal((10, 10), (plan.Products.Removed, plan.Products.Unchanged));
        Assert.Contains("10 of the 20", plan.ApprovalReason);
    }

    [Fact]
    public async Task A_plan_for_an_empty_catalog_has_everything_to_do()
    {
        _shop.Open();

        Assert.Equal(new PlannedCounts(New: 2, Changed: 0, ToLookAt: 0, Unchanged: 0, Removed: 0, Refused: 0), (await PlanAsync()).Products);
        Assert.Null(_shop.Index.PublishedGeneration);
    }

    [Fact]
    public async Task A_run_that_is_about_some_products_touches_no_other_and_removes_none()
    {
        _shop.Open();
        await _shop.IngestAsync();
        _shop.Index.ForgetCounts();
        _shop.Feed("id,title,price,image", "1,Shirt,11,1.jpg", "3,Cup,5,1.jpg");

        var report = await _shop.Run().RunAsync(_shop.Request() with { Only = new HashSet<string> { "3" } }, progress: null, TestContext.Current.CancellationToken);

        Assert.Equal(new ProductCounts(Added: 1, Changed: 0, Unchanged: 0, Removed: 0, Refused: 0, WithoutImages: 0), report.Products);
        Assert.Equal(["1", "2", "3"], _shop.Index.Published.Keys);
        Assert.Equal(10m, _shop.Index.Published["1"].Product.Price!.Value.Amount);
    }

    [Fact]
    public async Task Vectors_that_the_cache_has_lost_come_back_from_the_index()
    {
        _shop.Open();
        await _shop.IngestAsync();
        Directory.Delete(_shop.EmbeddingFolder, recursive: true);

        var report = await _shop.IngestAsync(rebuild: false);
        var rebuilt = await _shop.IngestAsync(rebuild: true);

        Assert.Equal((0, 0), (report.Images.Embedded, rebuilt.Images.Embedded));
    }

    private Task<IngestPlan> PlanAsync() => _shop.Run().PlanAsync(_shop.Request(), progress: null, TestContext.Current.CancellationToken);
}
