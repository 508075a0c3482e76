using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Ingestion.Embeddings;
using ShopVision.Ingestion.Images;

namespace ShopVision.Ingestion.Runs;

/// <summary>Brings a generation to what the feed says, batch by batch: each batch is whole and durable before the next begins.</summary>
internal sealed class CatalogUpdate(IIndexWriter writer, PublishedCatalog before, ImagePreparation images, EmbeddingCache cache, RunTally tally, Action<IndexEntry> written)
{
    public const int BatchSize = 256;

    public async Task IndexAsync(ReadAhead products, int total, Action<IngestProgress> report, CancellationToken cancellationToken)
    {
        long begun = 0;
        while (await images.PrepareAsync(
            products, BatchSize, () => report(new IngestProgress(IngestStage.Indexing, begun++, total)), cancellationToken).ConfigureAwait(false) is { Count: > 0 } batch)
            await WriteAsync([.. batch.Select(product => new ProductChange(product, before.Find(product.Product.Product.Id)))], cancellationToken).ConfigureAwait(false);
        report(new IngestProgress(IngestStage.Indexing, total, total));
    }

    private async Task WriteAsync(IReadOnlyList<ProductChange> changes, CancellationToken cancellationToken)
    {
        var failures = new List<Failure>();
        var patches = changes.Where(change => change.Kind == ChangeKind.WordsChanged).Select(change => change.Patch()).ToList();
        if (patches.Count > 0)
            failures.AddRange((await writer.PatchAsync(patches, cancellationToken).ConfigureAwait(false)).Failures);
        var entries = changes
            .Where(change => change.Kind is ChangeKind.Added or ChangeKind.ImagesChanged)
            .Select(change => change.Entry(digest => cache.Find(digest)
                ?? throw new InvalidOperationException($"The picture {digest} was prepared, but the cache has no embedding of it.")))
            .ToList();
        if (entries.Count > 0)
            failures.AddRange((await writer.UpsertAsync(entries, cancellationToken).ConfigureAwait(false)).Failures);
        entries.ForEach(written);

        foreach (var change in changes)
            tally.CountImages(change);
        tally.CountProducts(changes, failures);
    }
}
