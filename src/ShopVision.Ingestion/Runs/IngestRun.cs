using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Images;
using ShopVision.Core.Indexing;
using ShopVision.Core.Telemetry;
using ShopVision.Ingestion.Embeddings;
using ShopVision.Ingestion.Feeds;
using ShopVision.Ingestion.Fetching;
using ShopVision.Ingestion.Images;

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
        using var fetcher = new Fetcher(request.Fetching, time, Connections);
        var path = await new FeedDownload(fetcher, request.Fetching, Path.Combine(request.DataFolder, "feeds")).LocalAsync(request.FeedPath, cancellationToken).ConfigureAwait(false);
        await using var document = await FeedDocument.OpenAsync(path, request.Feed with { Now = time.GetUtcNow() }, cancellationToken).ConfigureAwait(false);
        using var journal = FetchJournal.Open(request.DataFolder);
        var reader = ReaderOf(request, new RemoteImageReader(fetcher, journal, request.Fetching, request.Pictures, time));
        var published = request.Rebuild ? null : await DescribeAsync(cancellationToken).ConfigureAwait(false);
        var isNew = published is null;
        // A generation and its cache keep the model that they began with, also where a compatible one goes on with them.
        var model = published?.Model ?? IndexModel.Of(embedder.Model);

        // The writer before the feed is read: of two runs, the second learns at once that it must wait.
        var target = isNew ? GenerationTarget.New(model) : GenerationTarget.Current(model);
        await using var writer = await index.OpenAsync(target, cancellationToken).ConfigureAwait(false);
        var feed = await Feed.ReadAsync(
            document, items => Report(new IngestProgress(IngestStage.ReadingFeed, items, null)), cancellationToken)
            .ConfigureAwait(false);
        feed.RequireProducts(document.Path);

        using var cache = EmbeddingCache.Open(request.DataFolder, model);
        var before = isNew ? PublishedCatalog.Empty : await PublishedCatalog.ReadAsync(index, cache, cancellationToken).ConfigureAwait(false);
        if (request.Rebuild || before.HasImages)
            RequireSomeImage(feed, reader);

        if (!request.IsApproved)
            SuddenLoss.ThrowIfAny(feed, before);

        var tally = new RunTally(feed);
        var update = new CatalogUpdate(writer, before, new ImagePreparation(reader, cache, embedder, store, renderer), cache, tally);
        await update.IndexAsync(feed.Products, Report, cancellationToken).ConfigureAwait(false);
        await update.RemoveVanishedAsync(feed, Report, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Paths start from the folder or address that is named, else from where the feed is.</summary>
    private static ShopImageReader ReaderOf(IngestRequest request, RemoteImageReader remote)
    {
        var start = request.ImageFolder ?? request.FeedPath;
        return WebAddress.IsMeant(start)
            ? new ShopImageReader(null, remote, new Uri(start))
            : new ShopImageReader(new LocalImageReader(request.ImageFolder ?? Path.GetDirectoryName(Path.GetFullPath(request.FeedPath))!), remote, null);
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

    /// <summary>A wrong image folder must not take every picture from a catalog that has them.</summary>
    private static void RequireSomeImage(Feed feed, IImageReader reader)
    {
        var obstacles = feed.Products.SelectMany(product => product.Product.Images).Select(reader.Obstacle);
        if (obstacles.FirstOrDefault() is { } first && obstacles.All(obstacle => obstacle is not null))
            throw new ShopVisionException(
                ErrorCode.ImageMissing, $"None of the feed's pictures can be read, and nothing was changed. The first: {first} Check the image folder.");
    }
}
