using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Images;
using ShopVision.Core.Indexing;
using ShopVision.Core.Telemetry;
using ShopVision.Ingestion.Embeddings;
using ShopVision.Ingestion.Fetching;
using ShopVision.Ingestion.Images;
using ShopVision.Ingestion.Runs.Planning;

namespace ShopVision.Ingestion.Runs;

/// <summary>
/// From a feed to a published index: reads the whole feed, then does only what has changed. Where nothing is published yet, or on
/// a rebuild, it fills a new generation and publishes it at the end. Whatever stops it, the published catalog stays whole.
/// </summary>
public sealed class IngestRun(IEmbedder embedder, IProductIndex index, IImageStore store, IImageRenderer renderer, TimeProvider time)
{
    /// <summary>How the network is reached; tests look on.</summary>
    internal IConnections Connections { get; init; } = new SystemConnections();

    /// <summary>
    /// Throws a <see cref="ShopVisionException"/> where the run as a whole cannot be done, before anything is changed: a feed that
    /// cannot be read or names no usable product, another run in progress, a catalog of another model. What concerns one
    /// product or picture is a refusal in the report.
    /// </summary>
    public async Task<IngestReport> RunAsync(IngestRequest request, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        using var activity = ShopVisionTelemetry.Activities.StartActivity("ingest");
        var started = time.GetTimestamp();
        await using var feed = await OpenFeed.OpenAsync(request, time, Connections, cancellationToken).ConfigureAwait(false);
        var published = request.Rebuild ? null : await DescribeAsync(cancellationToken).ConfigureAwait(false);
        var isNew = published is null;
        // A generation and its cache keep the model that they began with, also where a compatible one goes on with them.
        var model = published?.Model ?? IndexModel.Of(embedder.Model);

        // The writer before the feed is read: of two runs, the second learns at once that it must wait.
        var target = isNew ? GenerationTarget.New(model) : GenerationTarget.Current(model);
        await using var writer = await index.OpenAsync(target, cancellationToken).ConfigureAwait(false);
        var before = isNew ? PublishedCatalog.Empty : await PublishedCatalog.ReadAsync(index, cancellationToken).ConfigureAwait(false);
        var tally = new RunTally();
        using var work = ProductSpool.Create(request.DataFolder);
        var plan = await PlanAsync(request, feed, before, work, tally, Report, cancellationToken).ConfigureAwait(false);
        if (!request.IsApproved && SuddenLoss.Reason(plan.Vanished.Count, before.Count) is { } reason)
            throw new ShopVisionException(ErrorCode.ApprovalNeeded, reason);

        using var cache = EmbeddingCache.Open(request.DataFolder, model);
        await before.RestoreAsync(cache, index, cancellationToken).ConfigureAwait(false);
        var update = new CatalogUpdate(writer, before, new ImagePreparation(feed.Pictures, cache, embedder, store, renderer), cache, tally);
        await using (var products = new ReadAhead(feed.Pictures, work.Read(), cancellationToken))
            await update.IndexAsync(products, work.Count, Report, cancellationToken).ConfigureAwait(false);
        await update.RemoveAsync(plan.Vanished, Report, cancellationToken).ConfigureAwait(false);
        if (isNew && !request.IsApproved)
            SuddenLoss.ThrowUnlessCovered(tally.Indexed, (await index.DescribeAsync(cancellationToken).ConfigureAwait(false))?.Published);
        if (isNew)
            await PublishAsync(writer, tally, Report, cancellationToken).ConfigureAwait(false);

        return new IngestReport
        {
            Generation = writer.Generation,
            Model = model.Label,
            Products = tally.Products,
            Images = tally.Images,
            Refusals = tally.Refusals,
            Elapsed = time.GetElapsedTime(started),
        };

        void Report(IngestProgress value) => progress?.Report(value);
    }

    /// <summary>What <see cref="RunAsync"/> would do. Reads the feed and the index, and no picture; throws as a run would.</summary>
    public async Task<IngestPlan> PlanAsync(IngestRequest request, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        await using var feed = await OpenFeed.OpenAsync(request, time, Connections, cancellationToken).ConfigureAwait(false);
        var published = request.Rebuild ? null : await DescribeAsync(cancellationToken).ConfigureAwait(false);
        var before = published is null ? PublishedCatalog.Empty : await PublishedCatalog.ReadAsync(index, cancellationToken).ConfigureAwait(false);
        var tally = new RunTally();
        using var work = ProductSpool.Create(request.DataFolder);
        var plan = await PlanAsync(request, feed, before, work, tally, value => progress?.Report(value), cancellationToken).ConfigureAwait(false);
        return new IngestPlan
        {
            Products = new PlannedCounts(plan.New, plan.Changed, work.Count - plan.New - plan.Changed, tally.Products.Unchanged, plan.Vanished.Count, tally.Products.Refused),
            Pictures = plan.Pictures,
            ApprovalReason = SuddenLoss.Reason(plan.Vanished.Count, before.Count),
            Refusals = tally.Refusals,
        };
    }

    /// <summary>Throws where what the feed says cannot be meant.</summary>
    private async Task<FeedPlan> PlanAsync(
        IngestRequest request, OpenFeed feed, PublishedCatalog before, ProductSpool work, RunTally tally, Action<IngestProgress> report, CancellationToken cancellationToken)
    {
        var planner = new FeedPlanner(before, feed.Pictures, store, tally, request.Only);
        var plan = await planner.PlanAsync(
            feed.Document, work, items => report(new IngestProgress(IngestStage.ReadingFeed, items, null)), cancellationToken).ConfigureAwait(false);
        if (request.Only is not null)
            return plan;
        if (plan.Usable == 0)
            throw NothingUsable(feed.Document.Path, tally.Refusals);
        // A wrong image folder must not take every picture from a catalog that has them.
        if ((request.Rebuild || before.HasImages) && plan is { HasReadablePicture: false, FirstObstacle: { } first })
            throw new ShopVisionException(
                ErrorCode.ImageMissing, $"None of the feed's pictures can be read, and nothing was changed. The first: {first} Check the image folder.");
        return plan;
    }

    /// <summary>An empty feed must not empty a catalog.</summary>
    private static ShopVisionException NothingUsable(string path, IReadOnlyList<IngestRefusal> refusals)
    {
        var reason = refusals.Count == 0 ? "It has no products" : $"All {refusals.Count} of them were refused; line {refusals[0].Line}: {refusals[0].Message}";
        return new ShopVisionException(ErrorCode.FeedInvalid, $"The feed '{path}' has no usable product, and nothing was changed. {reason.TrimEnd('.')}.");
    }

    private async Task<GenerationDescription?> DescribeAsync(CancellationToken cancellationToken)
    {
        var published = (await index.DescribeAsync(cancellationToken).ConfigureAwait(false))?.Published;
        published?.Model.ThrowUnlessAdmits(embedder.Model);
        return published;
    }

    private static async Task PublishAsync(IIndexWriter writer, RunTally tally, Action<IngestProgress> report, CancellationToken cancellationToken)
    {
        if (tally.Indexed == 0)
            throw new ShopVisionException(
                ErrorCode.FeedInvalid, $"The index took none of the feed's products, and nothing was published. The first refusal: {tally.Refusals[0].Message}");
        report(new IngestProgress(IngestStage.Publishing, 0, 1));
        await writer.PublishAsync(cancellationToken).ConfigureAwait(false);
        report(new IngestProgress(IngestStage.Publishing, 1, 1));
    }
}
