using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Images;
using ShopVision.Core.Indexing;
using ShopVision.Core.Telemetry;
using ShopVision.Ingestion.Embeddings;
using ShopVision.Ingestion.Fetching;
using ShopVision.Ingestion.Images;
using ShopVision.Ingestion.Runs;
using ShopVision.Ingestion.Runs.Planning;

namespace ShopVision.Ingestion.Changes;

/// <summary>
/// Changes some products of a catalog, as an ingest would, without reading the rest of it. Done again after it was stopped, it leads to the
/// same catalog.
/// </summary>
public sealed class ChangeRun(IEmbedder embedder, IProductIndex index, IImageStore store, IImageRenderer renderer, TimeProvider time)
{
    private const int BatchSize = 256;

    /// <summary>How the network is reached; tests look on.</summary>
    internal IConnections Connections { get; init; } = new SystemConnections();

    /// <summary>
    /// Throws <c>index-locked</c> where another run writes, <c>model-mismatch</c>, and <c>product-invalid</c> where nothing is published yet
    /// and no edit gives a first product. What concerns one product or picture is a refusal in the report; its line is the number of the edit.
    /// </summary>
    public async Task<IngestReport> RunAsync(
        IReadOnlyList<ProductEdit> edits, IngestRequest settings, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        using var activity = ShopVisionTelemetry.Activities.StartActivity("change-products");
        var started = time.GetTimestamp();
        var published = (await index.DescribeAsync(cancellationToken).ConfigureAwait(false))?.Published;
        published?.Model.ThrowUnlessAdmits(embedder.Model);
        var model = published?.Model ?? IndexModel.Of(embedder.Model);
        // The writer before the products are read: nobody changes them meanwhile.
        await using var writer = await index.OpenAsync(published is null ? GenerationTarget.New(model) : GenerationTarget.Current(model), cancellationToken).ConfigureAwait(false);
        string[] ids = published is null ? [] : [.. edits.Select(edit => edit.Id).Distinct(StringComparer.Ordinal)];
        var before = await ReadAsync(ids, withVectors: false, cancellationToken).ConfigureAwait(false);
        var tally = new RunTally();
        var edited = new EditedProducts(before, tally, time.GetUtcNow());
        edited.Take(edits);

        foreach (var batch in edited.Deleted.Chunk(BatchSize))
            tally.CountRemoved(await writer.DeleteAsync(batch, cancellationToken).ConfigureAwait(false));
        foreach (var batch in edited.Patched.Select(product => UnderItsPictures(product, before[product.Product.Id])).Chunk(BatchSize))
            await PatchAsync(writer, batch, tally, cancellationToken).ConfigureAwait(false);
        if (edited.Upserted is { Count: > 0 } upserted)
            await UpsertAsync(writer, upserted, before, model, settings, tally, value => progress?.Report(value), cancellationToken).ConfigureAwait(false);
        if (published is null)
            await PublishAsync(writer, tally, cancellationToken).ConfigureAwait(false);

        return new IngestReport
        {
            Generation = writer.Generation,
            Model = model.Label,
            Products = tally.Products,
            Images = tally.Images,
            Refusals = tally.Refusals,
            Elapsed = time.GetElapsedTime(started),
        };
    }

    private async Task UpsertAsync(
        IIndexWriter writer, IReadOnlyList<PlannedProduct> products, Dictionary<string, IndexEntry> before, IndexModel model, IngestRequest settings, RunTally tally,
        Action<IngestProgress> report, CancellationToken cancellationToken)
    {
        using var cache = EmbeddingCache.Open(settings.DataFolder, model);
        using var journal = FetchJournal.Open(settings.DataFolder);
        using var fetcher = new Fetcher(settings.Fetching, time, Connections);
        var reader = new RemoteImageReader(fetcher, journal, settings.Fetching, settings.Pictures, time);
        await RestoreAsync(cache, [.. products.Select(product => before.GetValueOrDefault(product.Product.Id)).OfType<IndexEntry>()], cancellationToken).ConfigureAwait(false);
        var known = new PublishedCatalog();
        foreach (var entry in before.Values)
            known.Add(entry);
        var update = new CatalogUpdate(writer, known, new ImagePreparation(reader, cache, embedder, store, renderer), cache, tally, written: _ => { });
        await using var read = new ReadAhead(reader, products, cancellationToken);
        await update.IndexAsync(read, products.Count, report, cancellationToken).ConfigureAwait(false);
    }

    private static async Task PublishAsync(IIndexWriter writer, RunTally tally, CancellationToken cancellationToken)
    {
        if (tally.Indexed == 0)
            throw new ShopVisionException(
                ErrorCode.ProductInvalid, $"Expected a first product for an empty catalog, found none that can be indexed. {(tally.Refusals is [var first, ..] ? first.Message : "Ingest a feed, or send a whole product.")}");
        await writer.PublishAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<Dictionary<string, IndexEntry>> ReadAsync(IReadOnlyList<string> ids, bool withVectors, CancellationToken cancellationToken)
    {
        var entries = new Dictionary<string, IndexEntry>(StringComparer.Ordinal);
        foreach (var batch in ids.Chunk(BatchSize))
            foreach (var entry in await index.GetAsync(batch, withVectors, cancellationToken).ConfigureAwait(false))
                entries[entry.Product.Id] = entry;
        return entries;
    }

    private static ProductChange UnderItsPictures(PlannedProduct product, IndexEntry before)
    {
        var published = PublishedProduct.Of(before);
        return new ProductChange(
            new PreparedProduct(product, [.. before.Images.Select(image => new PreparedImage(image.Source, image.ContentDigest, IsNewlyEmbedded: false, Refusal: null))]), published);
    }

    private static async Task PatchAsync(IIndexWriter writer, IReadOnlyList<ProductChange> changes, RunTally tally, CancellationToken cancellationToken)
    {
        var patches = changes.Where(change => change.Kind == ChangeKind.WordsChanged).Select(change => change.Patch()).ToList();
        var failures = patches.Count == 0 ? [] : (await writer.PatchAsync(patches, cancellationToken).ConfigureAwait(false)).Failures;
        foreach (var change in changes)
            tally.CountImages(change);
        tally.CountProducts(changes, failures);
    }

    /// <summary>Gives vectors that the cache has lost back to it.</summary>
    private async Task RestoreAsync(EmbeddingCache cache, IReadOnlyList<IndexEntry> entries, CancellationToken cancellationToken)
    {
        string[] lost = [.. entries.Where(entry => !entry.Images.All(image => cache.Contains(image.ContentDigest))).Select(entry => entry.Product.Id)];
        foreach (var entry in (await ReadAsync(lost, withVectors: true, cancellationToken).ConfigureAwait(false)).Values)
            foreach (var image in entry.Images)
                cache.Add(image.ContentDigest, image.Embedding!);
    }
}
