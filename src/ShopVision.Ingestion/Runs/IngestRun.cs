using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Images;
using ShopVision.Core.Indexing;
using ShopVision.Core.Telemetry;
using ShopVision.Ingestion.Embeddings;
using ShopVision.Ingestion.Feeds;
using ShopVision.Ingestion.Fetching;
using ShopVision.Ingestion.Images;
using ShopVision.Ingestion.Runs.Checks;
using ShopVision.Ingestion.Runs.Planning;

namespace ShopVision.Ingestion.Runs;

/// <summary>
/// Brings a catalog to what a feed says, or to what its pictures are now: plans first, then does only what has changed. Where nothing is
/// published yet, or on a rebuild, it fills a new generation and publishes it at the end. Whatever stops it, the published catalog stays whole.
/// </summary>
public sealed class IngestRun(IEmbedder embedder, IProductIndex index, IImageStore store, IImageRenderer renderer, TimeProvider time)
{
    private delegate Task Planning(CatalogPlanner planner, CatalogPlan plan, RunTally tally, Task<PublishedCatalog> before);

    /// <summary>How the network is reached; tests look on.</summary>
    internal IConnections Connections { get; init; } = new SystemConnections();

    /// <summary>
    /// Brings the catalog to what a feed says. Throws a <see cref="ShopVisionException"/> where the run as a whole cannot be done, before
    /// anything is changed: a feed that cannot be read or names no usable product, another run in progress, a catalog of another model. What
    /// concerns one product or picture is a refusal in the report.
    /// </summary>
    public async Task<IngestReport> RunAsync(IngestRequest request, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        using var fetcher = new Fetcher(request.Fetching, time, Connections);
        await using var feed = await OpenFeedAsync(request, fetcher, cancellationToken).ConfigureAwait(false);
        using var pictures = OpenPictures.Open(request, fetcher, time);
        return await UpdateAsync(
            request, pictures.Reader, (planner, plan, tally, before) => ReadAsync(feed, request, planner, plan, tally, before, progress, cancellationToken), progress, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>What <see cref="RunAsync"/> would do. Reads the feed and the index, and no picture; throws as a run would.</summary>
    public async Task<IngestPlan> PlanAsync(IngestRequest request, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        using var fetcher = new Fetcher(request.Fetching, time, Connections);
        await using var feed = await OpenFeedAsync(request, fetcher, cancellationToken).ConfigureAwait(false);
        using var pictures = OpenPictures.Open(request, fetcher, time);
        var published = request.Rebuild ? null : await DescribeAsync(cancellationToken).ConfigureAwait(false);
        var reading = published is null ? Task.FromResult(new PublishedCatalog()) : PublishedCatalog.ReadAsync(index.ExportAsync(withVectors: false, cancellationToken));
        var listing = store.ListAsync(cancellationToken);
        var tally = new RunTally();
        using var plan = new CatalogPlan(ProductSpool.Create(request.DataFolder));
        var planner = new CatalogPlanner(reading, listing, pictures.Reader, tally, plan, request.Only);
        var before = await AllAsync(reading, listing, ReadAsync(feed, request, planner, plan, tally, reading, progress, cancellationToken)).ConfigureAwait(false);
        return new IngestPlan
        {
            Products = new PlannedCounts(plan.New, plan.Changed, plan.Work.Count - plan.New - plan.Changed, tally.Products.Unchanged, plan.Vanished.Count, tally.Products.Refused),
            Pictures = plan.Pictures,
            ApprovalReason = SuddenLoss.Reason(plan.Vanished.Count, before.Count),
            Refusals = tally.Refusals,
        };
    }

    /// <summary>
    /// Asks about every picture of the catalog, however lately it was fetched, and embeds those that have changed. No feed is read: the
    /// request's says where paths start from. Throws <c>index-missing</c> where nothing is published.
    /// </summary>
    public async Task<IngestReport> RefreshAsync(IngestRequest request, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        if (await DescribeAsync(cancellationToken).ConfigureAwait(false) is null)
            throw new ShopVisionException(ErrorCode.IndexMissing, "Expected a catalog whose pictures are to be refreshed, found none published. Ingest a feed first.");
        var asking = request with { Pictures = request.Pictures with { RefreshAfter = TimeSpan.Zero } };
        using var fetcher = new Fetcher(request.Fetching, time, Connections);
        using var pictures = OpenPictures.Open(asking, fetcher, time);
        return await UpdateAsync(asking, pictures.Reader, PlanAllAsync, progress, cancellationToken).ConfigureAwait(false);

        async Task PlanAllAsync(CatalogPlanner planner, CatalogPlan plan, RunTally tally, Task<PublishedCatalog> before)
        {
            await foreach (var entry in index.ExportAsync(withVectors: false, cancellationToken).ConfigureAwait(false))
                await planner.TakeAsync(line: 0, entry.Product).ConfigureAwait(false);
        }
    }

    private async Task<IngestReport> UpdateAsync(
        IngestRequest request, IImageReader reader, Planning planAsync, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        using var activity = ShopVisionTelemetry.Activities.StartActivity("ingest");
        var started = time.GetTimestamp();
        var published = request.Rebuild ? null : await DescribeAsync(cancellationToken).ConfigureAwait(false);
        var isNew = published is null;
        // A generation and its cache keep the model that they began with, also where a compatible one goes on with them.
        var model = published?.Model ?? IndexModel.Of(embedder.Model);

        // The writer before the plan: of two runs, the second learns at once that it must wait.
        var target = isNew ? GenerationTarget.New(model, request.RunId) : GenerationTarget.Current(model);
        await using var writer = await index.OpenAsync(target, cancellationToken).ConfigureAwait(false);
        var tally = new RunTally();
        using var plan = new CatalogPlan(ProductSpool.Create(request.DataFolder));
        var reading = PublishedCatalog.ReadAsync(Entries(withVectors: false));
        var listing = store.ListAsync(cancellationToken);
        var before = await AllAsync(reading, listing, planAsync(new CatalogPlanner(reading, listing, reader, tally, plan, request.Only), plan, tally, reading)).ConfigureAwait(false);
        // What a new generation lacks is weighed when it is whole.
        if (!isNew && !request.IsApproved && SuddenLoss.Reason(plan.Vanished.Count, before.Count) is { } reason)
            throw new ShopVisionException(ErrorCode.ApprovalNeeded, reason);

        var shadow = isNew ? await ShadowAsync(model, cancellationToken).ConfigureAwait(false) : null;
        var newPictures = new SortedSet<string>(StringComparer.Ordinal);
        if (isNew)
            await foreach (var entry in writer.ReadBegunAsync(withVectors: shadow is not null, cancellationToken).ConfigureAwait(false))
                Written(entry);
        if (plan.Work.Count > 0)
            await IndexAsync().ConfigureAwait(false);
        await RemoveAsync(writer, plan.Vanished, tally, Report, cancellationToken).ConfigureAwait(false);
        if (isNew && !request.IsApproved)
            SuddenLoss.ThrowUnlessCovered(tally.Indexed, (await index.DescribeAsync(cancellationToken).ConfigureAwait(false))?.Published);
        var comparison = shadow?.Compare();
        if (comparison is { IsWorse: true } && !request.IsApproved)
            throw Worse(comparison, model);
        if (isNew)
            await PublishAsync(writer, tally, Report, cancellationToken).ConfigureAwait(false);
        var duplicates = request.Pictures.DuplicateSimilarity > 0 && newPictures.Count > 0
            ? await new NearDuplicateSearch(index, request.Pictures.DuplicateSimilarity).FindAsync(
                [.. newPictures], (done, total) => Report(new IngestProgress(IngestStage.FindingDuplicates, done, total)), cancellationToken).ConfigureAwait(false)
            : null;

        return new IngestReport
        {
            Generation = writer.Generation,
            Model = model.Label,
            Products = tally.Products,
            Images = tally.Images,
            Refusals = tally.Refusals,
            Comparison = comparison,
            Duplicates = duplicates,
            Elapsed = time.GetElapsedTime(started),
        };

        // What is there to begin with: of a new generation what an earlier attempt of this run left.
        IAsyncEnumerable<IndexEntry> Entries(bool withVectors) =>
            isNew ? writer.ReadBegunAsync(withVectors, cancellationToken) : index.ExportAsync(withVectors, cancellationToken);

        async Task IndexAsync()
        {
            using var cache = EmbeddingCache.Open(request.DataFolder, model);
            await before.RestoreAsync(cache, () => Entries(withVectors: true)).ConfigureAwait(false);
            if (isNew)
                await RestorePublishedAsync(cache, model, cancellationToken).ConfigureAwait(false);
            var update = new CatalogUpdate(writer, before, new ImagePreparation(reader, cache, embedder, store, renderer), cache, tally, Written);
            await using var products = new ReadAhead(reader, plan.Work.Read(), cancellationToken);
            await update.IndexAsync(products, plan.Work.Count, Report, cancellationToken).ConfigureAwait(false);
        }

        void Report(IngestProgress value) => progress?.Report(value);

        void Written(IndexEntry entry)
        {
            shadow?.Take(entry);
            if (entry.Images.Count > 0 && newPictures.Count < NearDuplicateSearch.MostProducts)
                newPictures.Add(entry.Product.Id);
        }
    }

    /// <summary>A rebuild with the same model needs none of its pictures embedded again, wherever the cache went.</summary>
    private async Task RestorePublishedAsync(EmbeddingCache cache, IndexModel model, CancellationToken cancellationToken)
    {
        try
        {
            if ((await index.DescribeAsync(cancellationToken).ConfigureAwait(false))?.Published.Model.Fingerprint != model.Fingerprint)
                return;
            var published = await PublishedCatalog.ReadAsync(index.ExportAsync(withVectors: false, cancellationToken)).ConfigureAwait(false);
            await published.RestoreAsync(cache, () => index.ExportAsync(withVectors: true, cancellationToken)).ConfigureAwait(false);
        }
        catch (ShopVisionException fault) when (fault.Code == ErrorCode.IndexDamaged || fault.Code == ErrorCode.IndexVersionUnsupported)
        {
            // Which may be why it is built anew: what cannot be read is embedded again.
        }
    }

    private static async Task RemoveAsync(
        IIndexWriter writer, List<string> vanished, RunTally tally, Action<IngestProgress> report, CancellationToken cancellationToken)
    {
        long done = 0;
        foreach (var batch in vanished.Chunk(CatalogUpdate.BatchSize))
        {
            tally.CountRemoved(await writer.DeleteAsync(batch, cancellationToken).ConfigureAwait(false));
            report(new IngestProgress(IngestStage.Removing, done += batch.Length, vanished.Count));
        }
    }

    /// <summary>Null unless another model's catalog is published.</summary>
    private async Task<ShadowSample?> ShadowAsync(IndexModel model, CancellationToken cancellationToken) =>
        (await index.DescribeAsync(cancellationToken).ConfigureAwait(false))?.Published.Model is { } published && published.Fingerprint != model.Fingerprint
            ? await ShadowSample.TakeAsync(index, published.Label, cancellationToken).ConfigureAwait(false)
            : null;

    private static ShopVisionException Worse(ModelComparison found, IndexModel model) => new(
        ErrorCode.ApprovalNeeded,
        $"Of the products nearest to one, {found.SameCategoryAfter:P1} share its category with '{model.Label}', {found.SameCategoryBefore:P1} with '{found.ModelBefore}': the new "
        + "generation was not published. Its pictures stay embedded, so making it again is quick. If the model is meant, approve it: 'shopvision runs approve' for a "
        + "run, --approve on the command line.");

    private async Task<FeedDocument> OpenFeedAsync(IngestRequest request, Fetcher fetcher, CancellationToken cancellationToken)
    {
        var download = new FeedDownload(fetcher, request.Fetching, Path.Combine(request.DataFolder, "feeds"));
        return await download.OpenAsync(request.FeedPath, request.Feed with { Now = time.GetUtcNow() }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What is there is read beside what reads the feed; nothing is left running where another fails.</summary>
    private static async Task<PublishedCatalog> AllAsync(Task<PublishedCatalog> before, Task listing, Task planning)
    {
        await Task.WhenAll(before, listing, planning).ConfigureAwait(false);
        return await before.ConfigureAwait(false);
    }

    /// <summary>Throws where what the feed says cannot be meant.</summary>
    private static async Task ReadAsync(
        FeedDocument feed, IngestRequest request, CatalogPlanner planner, CatalogPlan plan, RunTally tally, Task<PublishedCatalog> before,
        IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        await planner.ReadAsync(feed, items => progress?.Report(new IngestProgress(IngestStage.ReadingFeed, items, null)), cancellationToken).ConfigureAwait(false);
        if (request.Only is not null)
            return;
        if (plan.Usable == 0)
            throw NothingUsable(feed.Name, tally.Refusals);
        // A wrong image folder must not take every picture from a catalog that has them.
        if (plan is { HasReadablePicture: false, FirstObstacle: { } first } && (request.Rebuild || (await before.ConfigureAwait(false)).HasImages))
            throw new ShopVisionException(
                ErrorCode.ImageMissing, $"None of the feed's pictures can be read, and nothing was changed. The first: {first} Check the image folder.");
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
