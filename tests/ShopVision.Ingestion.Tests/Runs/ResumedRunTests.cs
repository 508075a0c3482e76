using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Tests.Runs;

/// <summary>A rebuild that ended too early, and the next attempt of the same run.</summary>
public sealed class ResumedRunTests : IDisposable
{
    private const int Products = 300;

    // A batch, and some of the next.
    private const int Written = 256;
    private const int Embedded = 280;

    private readonly Shop _shop = new();

    /// <summary>What the stopped attempt wrote: pictures that are read first come first.</summary>
    private string[] _begun = [];

    public ResumedRunTests()
    {
        for (var i = 0; i < Products; i++)
            _shop.Picture($"{i}.jpg", $"mug number {i}");
        WriteFeed(Enumerable.Range(0, Products));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_rebuild_goes_on_at_the_product_where_its_last_attempt_stopped()
    {
        var before = await StopAsync("run-1");
        Assert.Equal(before.Generation, _shop.Index.PublishedGeneration);

        var report = await GoOnAsync("run-1");

        Assert.Equal(Products - Written, _shop.Index.Upserted.Count);
        Assert.Equal((Products - Written, Written), (report.Products.Added, report.Products.Unchanged));
        Assert.Equal((Products - Embedded, Embedded - Written), (report.Images.Embedded, report.Images.FromCache));
        Assert.Equal(report.Generation, _shop.Index.PublishedGeneration);
        Assert.Equal(Products, _shop.Index.Published.Count);
        // Those of the first attempt are compared as well.
        Assert.Equal(Products, report.Comparison!.Products);
    }

    [Fact]
    public async Task Another_run_begins_anew_and_embeds_nothing_twice()
    {
        await StopAsync("run-1");

        var report = await GoOnAsync("run-2");

        Assert.Equal((Products, 0), (report.Products.Added, report.Products.Unchanged));
        Assert.Equal((Products - Embedded, Embedded), (report.Images.Embedded, report.Images.FromCache));
    }

    [Fact]
    public async Task What_the_feed_no_longer_names_leaves_what_was_begun()
    {
        await StopAsync("run-1");
        var gone = _begun[0];
        WriteFeed(Enumerable.Range(0, Products).Where(i => $"{i}" != gone));

        var report = await GoOnAsync("run-1");

        Assert.Equal((1, Products - 1), (report.Products.Removed, _shop.Index.Published.Count));
        Assert.DoesNotContain(gone, _shop.Index.Published.Keys);
    }

    [Fact]
    public async Task A_rebuild_with_the_same_model_embeds_nothing_where_the_cache_is_lost()
    {
        await _shop.IngestAsync();
        Directory.Delete(_shop.EmbeddingFolder, recursive: true);

        var report = await _shop.IngestAsync(rebuild: true);

        Assert.Equal((0, Products), (report.Images.Embedded, report.Images.FromCache));
    }

    /// <summary>A catalog, and a rebuild with another model that is stopped.</summary>
    private async Task<IngestReport> StopAsync(string run)
    {
        var before = await _shop.IngestAsync();
        _shop.Index.ForgetCounts();
        _shop.ChangeModel();
        using var cancellation = new CancellationTokenSource();
        var stopped = _shop.Run(new CancellingEmbedder(_shop.Embedder, Embedded, cancellation));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.RunAsync(_shop.Request(rebuild: true) with { RunId = run }, progress: null, cancellation.Token));
        _begun = [.. _shop.Index.Upserted];
        _shop.Index.ForgetCounts();
        return before;
    }

    private Task<IngestReport> GoOnAsync(string run) => _shop.Run().RunAsync(_shop.Request(rebuild: true) with { RunId = run }, progress: null, Cancellation);

    private void WriteFeed(IEnumerable<int> numbers) => _shop.Feed(["id,image", .. numbers.Select(i => $"{i},{i}.jpg")]);
}
