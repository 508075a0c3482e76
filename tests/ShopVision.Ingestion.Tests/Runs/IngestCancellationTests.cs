namespace ShopVision.Ingestion.Tests.Runs;

public sealed class IngestCancellationTests : IDisposable
{
    private readonly Shop _shop = new();

    public IngestCancellationTests()
    {
        for (var i = 0; i < 300; i++)
            _shop.Picture($"{i}.jpg", $"mug number {i}");
        _shop.Feed(["id,image", .. Enumerable.Range(0, 300).Select(i => $"{i},{i}.jpg")]);
    }

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(280)]
    public async Task A_cancelled_first_run_publishes_nothing(int images)
    {
        await CancelAfterAsync(images);

        Assert.Null(_shop.Index.PublishedGeneration);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(280)]
    public async Task A_cancelled_second_run_leaves_every_product_whole(int images)
    {
        await _shop.IngestAsync();
        for (var i = 0; i < 300; i++)
            _shop.Picture($"{i}.jpg", $"cup number {i}");

        await CancelAfterAsync(images);

        Assert.Equal(300, _shop.Index.Published.Count);
        Assert.All(_shop.Index.Published.Values, entry => Assert.Single(entry.Images));
    }

    [Fact]
    public async Task What_a_cancelled_run_embedded_is_not_embedded_again()
    {
        await CancelAfterAsync(200);

        var report = await _shop.IngestAsync();

        Assert.Equal(300, report.Images.Embedded + report.Images.FromCache);
        Assert.InRange(report.Images.FromCache, 199, 200);
    }

    private async Task CancelAfterAsync(int images)
    {
        using var cancellation = new CancellationTokenSource();
        var run = _shop.Run(new CancellingEmbedder(_shop.Embedder, images, cancellation));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.RunAsync(_shop.Request(), null, cancellation.Token));
    }
}
