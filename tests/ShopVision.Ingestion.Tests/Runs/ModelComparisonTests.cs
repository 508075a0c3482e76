using System.Runtime.CompilerServices;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Tests.Runs;

/// <summary>A rebuild with another model, compared with what is published before it takes its place.</summary>
public sealed class ModelComparisonTests : IDisposable
{
    private const int Products = 80;

    private readonly Shop _shop = new();

    public ModelComparisonTests()
    {
        string[] kinds = ["mug", "shirt", "boot", "lamp"];
        for (var i = 0; i < Products; i++)
            _shop.Picture($"{i}.jpg", $"{kinds[i % 4]} {kinds[i % 4]}s number {i}");
        _shop.Feed(["id,category,image", .. Enumerable.Range(0, Products).Select(i => $"{i},{kinds[i % 4]},{i}.jpg")]);
    }

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_model_that_sees_the_same_agrees_and_takes_the_place()
    {
        Assert.Null((await _shop.IngestAsync()).Comparison);
        _shop.ChangeModel();

        var comparison = (await _shop.IngestAsync(rebuild: true)).Comparison!;

        Assert.Equal((Some.Model.Label, Products, 1.0), (comparison.ModelBefore, comparison.Products, comparison.Overlap));
        Assert.Equal((comparison.SameCategoryBefore, 0.0, 0.0), (comparison.SameCategoryAfter, comparison.DifferenceLow, comparison.DifferenceHigh));
        Assert.InRange(comparison.SameCategoryBefore, 0.9, 1);
    }

    [Fact]
    public async Task A_model_that_sees_nothing_waits_for_approval_and_the_published_catalog_stays()
    {
        var before = await _shop.IngestAsync();
        _shop.ChangeModel();
        var blind = _shop.Run(new BlindEmbedder(_shop.Embedder.Model));

        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => blind.RunAsync(_shop.Request(rebuild: true), progress: null, TestContext.Current.CancellationToken));
        Assert.Equal((ErrorCode.ApprovalNeeded, before.Generation), (fault.Code, _shop.Index.PublishedGeneration));

        var approved = await blind.RunAsync(_shop.Request(rebuild: true) with { IsApproved = true }, progress: null, TestContext.Current.CancellationToken);
        Assert.True(approved.Comparison!.IsWorse);
        Assert.Equal(approved.Generation, _shop.Index.PublishedGeneration);
    }

    [Fact]
    public async Task A_run_that_was_approved_publishes_what_its_first_attempt_made()
    {
        await _shop.IngestAsync();
        _shop.ChangeModel();
        var blind = _shop.Run(new BlindEmbedder(_shop.Embedder.Model));
        var request = _shop.Request(rebuild: true) with { RunId = "run-1" };
        await Assert.ThrowsAsync<ShopVisionException>(() => blind.RunAsync(request, progress: null, TestContext.Current.CancellationToken));
        _shop.Index.ForgetCounts();

        var approved = await blind.RunAsync(request with { IsApproved = true }, progress: null, TestContext.Current.CancellationToken);

        Assert.Empty(_shop.Index.Upserted);
        Assert.Equal((Products, true), (approved.Comparison!.Products, approved.Comparison.IsWorse));
        Assert.Equal(approved.Generation, _shop.Index.PublishedGeneration);
    }

    [Fact]
    public async Task A_rebuild_with_the_same_model_compares_nothing()
    {
        await _shop.IngestAsync();

        Assert.Null((await _shop.IngestAsync(rebuild: true)).Comparison);
    }

    /// <summary>Its vectors have nothing to do with the pictures.</summary>
    private sealed class BlindEmbedder(ModelDescription model) : IEmbedder
    {
        private int _seed;

        public ModelDescription Model => model;

        public Task<IReadOnlyList<Embedding>> EmbedTextsAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<EmbeddedImage> EmbedImageAsync(ImageSource image, CancellationToken cancellationToken) =>
            Task.FromResult(EmbeddedImage.Success(image.Id, Some.Embedding(++_seed, FakeEmbedder.Dimensions), TimeSpan.Zero));

        public async IAsyncEnumerable<EmbeddedImage> EmbedImagesAsync(IAsyncEnumerable<ImageSource> images, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var image in images.WithCancellation(cancellationToken))
                yield return await EmbedImageAsync(image, cancellationToken);
        }
    }
}
