using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Tests.Runs;

public sealed class IngestRunTests : IDisposable
{
    private readonly Shop _shop = new();

    public IngestRunTests() => _shop.Open();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_first_run_publishes_every_product_with_its_pictures()
    {
        var report = await _shop.IngestAsync();

        Assert.Equal(new ProductCounts(Added: 2, Changed: 0, Unchanged: 0, Removed: 0, Refused: 0, WithoutImages: 0), report.Products);
        Assert.Equal(new ImageCounts(Embedded: 2, FromCache: 0, Unchanged: 0, Refused: 0), report.Images);
        Assert.Equal(_shop.Index.PublishedGeneration, report.Generation);
        Assert.Equal(["1", "2"], _shop.Index.Published.Keys);
        Assert.Equal("1.jpg", Assert.Single(_shop.Index.Published["1"].Images).Source);
    }

    [Fact]
    public async Task A_second_run_over_the_same_feed_does_no_work()
    {
        await _shop.IngestAsync();
        _shop.Index.ForgetCounts();

        var report = await _shop.IngestAsync();

        Assert.Equal(new ProductCounts(0, 0, Unchanged: 2, 0, 0, 0), report.Products);
        Assert.Equal(new ImageCounts(0, 0, Unchanged: 2, 0), report.Images);
        Assert.Equal(2, _shop.Embedder.ImagesEmbedded);
        Assert.Empty(_shop.Index.Upserted.Concat(_shop.Index.Patched).Concat(_shop.Index.Deleted));
    }

    [Fact]
    public async Task A_new_price_is_patched_without_embedding()
    {
        await _shop.IngestAsync();
        _shop.Index.ForgetCounts();
        _shop.Feed("id,title,price,image", "1,Shirt,9.50 EUR,1.jpg", "2,Mug,5.00,2.jpg");

        var report = await _shop.IngestAsync();

        Assert.Equal((1, 1), (report.Products.Changed, report.Products.Unchanged));
        Assert.Equal(["1"], _shop.Index.Patched);
        Assert.Empty(_shop.Index.Upserted);
        Assert.Equal(new Price(9.5m, "EUR"), _shop.Index.Published["1"].Product.Price);
        Assert.Equal(2, _shop.Embedder.ImagesEmbedded);
    }

    [Fact]
    public async Task What_the_feed_names_no_more_is_removed()
    {
        await _shop.IngestAsync();
        _shop.Feed("id,title,price,image", "1,Shirt,10,1.jpg");

        var report = await _shop.IngestAsync();

        Assert.Equal(1, report.Products.Removed);
        Assert.Equal(["1"], _shop.Index.Published.Keys);
    }

    [Fact]
    public async Task A_product_whose_row_is_refused_stays_as_it_was()
    {
        await _shop.IngestAsync();
        _shop.Feed("id,title,price,image", "1,Shirt,10,1.jpg", "2,Mug,on request,2.jpg");

        var report = await _shop.IngestAsync();

        Assert.Equal((0, 1), (report.Products.Removed, report.Products.Refused));
        Assert.Equal(5, _shop.Index.Published["2"].Product.Price!.Value.Amount);
    }

    [Fact]
    public async Task A_rebuild_fills_a_new_generation_from_the_cache()
    {
        var first = await _shop.IngestAsync();

        var report = await _shop.IngestAsync(rebuild: true);

        Assert.NotEqual(first.Generation, report.Generation);
        Assert.Equal(new ImageCounts(Embedded: 0, FromCache: 2, Unchanged: 0, Refused: 0), report.Images);
        Assert.Equal(2, _shop.Embedder.ImagesEmbedded);
        Assert.Equal(["1", "2"], _shop.Index.Published.Keys);
    }

    [Fact]
    public async Task A_catalog_of_another_model_is_refused_until_it_is_rebuilt()
    {
        await _shop.IngestAsync();
        _shop.ChangeModel();

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => _shop.IngestAsync());
        var report = await _shop.IngestAsync(rebuild: true);

        Assert.Equal(ErrorCode.ModelMismatch, fault.Code);
        Assert.Contains("--rebuild", fault.Message);
        Assert.Equal(2, report.Images.Embedded);
    }

    [Fact]
    public async Task A_compatible_model_goes_on_with_a_catalog_and_rebuilds_with_vectors_of_its_own()
    {
        await _shop.IngestAsync();
        _shop.ChangeModel(compatibleWith: _shop.Embedder.Model.Fingerprint);
        _shop.Picture("2.jpg", "green mug");

        var updated = await _shop.IngestAsync();
        var rebuilt = await _shop.IngestAsync(rebuild: true);

        Assert.Equal((1, 1), (updated.Products.Changed, updated.Images.Embedded));
        Assert.Equal(2, rebuilt.Images.Embedded);
    }

    [Fact]
    public async Task Of_two_runs_the_second_is_told_to_wait()
    {
        await using var writer = await _shop.Index.OpenAsync(
            Core.Indexing.GenerationTarget.New(Core.Indexing.IndexModel.Of(_shop.Embedder.Model)), TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => _shop.IngestAsync());

        Assert.Equal(ErrorCode.IndexLocked, fault.Code);
    }

    [Fact]
    public async Task A_product_that_the_index_refuses_is_reported_and_the_others_published()
    {
        _shop.Index.Refused.Add("1");

        var report = await _shop.IngestAsync();

        Assert.Equal((1, 1), (report.Products.Added, report.Products.Refused));
        Assert.Equal(("1", 2L), (report.Refusals[0].ProductId, report.Refusals[0].Line));
    }

    [Theory]
    [InlineData("id,title,price,image")]
    [InlineData("id,title,price,image\n,Shirt,1,1.jpg\n2,Mug,cheap,2.jpg")]
    public async Task A_feed_without_a_usable_product_changes_nothing(string feed)
    {
        await _shop.IngestAsync();
        _shop.Feed(feed);

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => _shop.IngestAsync());

        Assert.Equal(ErrorCode.FeedInvalid, fault.Code);
        Assert.Equal(["1", "2"], _shop.Index.Published.Keys);
    }

    [Fact]
    public async Task A_feed_that_breaks_at_its_end_changes_nothing()
    {
        await _shop.IngestAsync();
        _shop.Feed("id,title,price,image", "1,New shirt,10,1.jpg", "2,\"Mug,5,2.jpg");

        await Assert.ThrowsAsync<ShopVisionException>(() => _shop.IngestAsync());

        Assert.Equal("Shirt", _shop.Index.Published["1"].Product.Title);
    }

    [Fact]
    public async Task A_run_whose_feed_is_missing_does_not_begin()
    {
        await Assert.ThrowsAsync<ShopVisionException>(() => _shop.Run().RunAsync(
            _shop.Request() with { FeedPath = "none.csv" }, null, TestContext.Current.CancellationToken));

        Assert.False(Directory.Exists(_shop.DataFolder));
    }

    [Fact]
    public async Task Only_mapped_columns_are_read()
    {
        _shop.Feed("sku,photo,title,colour", "1,1.jpg,Shirt,red");

        await _shop.IngestAsync(map: "id=sku,image=photo,color=colour");

        var product = _shop.Index.Published["1"].Product;
        Assert.Equal("", product.Title);
        Assert.Equal(["red"], product.Attributes["color"]);
    }

    [Fact]
    public async Task Progress_ends_at_the_last_product()
    {
        var seen = new ProgressLog();

        await _shop.Run().RunAsync(_shop.Request(), seen, TestContext.Current.CancellationToken);

        Assert.Equal(
            [IngestStage.ReadingFeed, IngestStage.Indexing, IngestStage.Publishing, IngestStage.FindingDuplicates],
            seen.Values.Select(progress => progress.Stage).Distinct());
        Assert.Contains(new IngestProgress(IngestStage.Indexing, 2, 2), seen.Values);
    }

    private sealed class ProgressLog : IProgress<IngestProgress>
    {
        public List<IngestProgress> Values { get; } = [];

        public void Report(IngestProgress value) => Values.Add(value);
    }
}
