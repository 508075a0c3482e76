using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Ingestion.Embeddings;
using ShopVision.Ingestion.Feeds;

namespace ShopVision.Ingestion.Runs;

/// <summary>Brings a generation to what the feed says, batch by batch: each batch is whole and durable before the next begins.</summary>
internal sealed class CatalogUpdate(IIndexWriter writer, PublishedCatalog before, ImagePreparation images, EmbeddingCache cache, RunTally tally)
{
    private const int BatchSize = 256;

    public async Task IndexAsync(IReadOnlyList<FeedProduct> products, Action<IngestProgress> report, CancellationToken cancellationToken)
    {
        long begun = 0;
        foreach (var batch in products.Chunk(BatchSize))
        {
            var prepared = await images.PrepareAsync(
                [.. batch.Select(product => product.Product.Images)],
                () => report(new IngestProgress(IngestStage.Indexing, begun++, products.Count)),
                cancellationToken).ConfigureAwait(false);
            await WriteAsync([.. batch.Zip(prepared, (product, images) => new ProductChange(product, images, before.Find(product.Product.Id)))], cancellationToken)
                .ConfigureAwait(false);
        }

        report(new IngestProgress(IngestStage.Indexing, products.Count, products.Count));
    }

    /// <summary>Removes what the feed names no more. A product whose row was refused is still named, and stays as it was.</summary>
    public async Task RemoveVanishedAsync(Feed feed, Action<IngestProgress> report, CancellationToken cancellationToken)
    {
        var vanished = Vanished(feed, before);
        long done = 0;
        foreach (var batch in vanished.Chunk(BatchSize))
        {
            tally.CountRemoved(await writer.DeleteAsync(batch, cancellationToken).ConfigureAwait(false));
            report(new IngestProgress(IngestStage.Removing, done += batch.Length, vanished.Count));
        }
    }

    /// <summary>What the catalog has and the feed names no more.</summary>
    public static IReadOnlyList<string> Vanished(Feed feed, PublishedCatalog before)
    {
        var named = feed.Products.Select(product => product.Product.Id)
            .Concat(feed.Refusals.Select(refusal => refusal.ProductId).OfType<string>())
            .ToHashSet(StringComparer.Ordinal);
        return [.. before.Ids.Where(id => !named.Contains(id))];
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

        foreach (var change in changes)
            tally.CountImages(change);
        tally.CountProducts(changes, failures);
    }
}
