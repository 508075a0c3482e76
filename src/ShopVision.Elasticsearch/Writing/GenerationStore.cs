using ShopVision.Core.Errors;
using ShopVision.Core.Identifiers;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch.Generations;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Writing;

/// <summary>Opens writers, goes back to older generations and deletes them: all that is done under the lock. Thread safe.</summary>
internal sealed class GenerationStore(WriterServices services, Func<CancellationToken, Task<PublishedGeneration>> published)
{
    private volatile ElasticsearchIndexWriter? _writer;

    public async Task<IIndexWriter> OpenAsync(GenerationTarget target, CancellationToken cancellationToken)
    {
        // Before the lock: looking for an index must not make one.
        if (!target.IsNew)
            await published(cancellationToken);
        var held = await LockAsync(cancellationToken);
        // What is written may depend on what is read: that must be what another process published before.
        services.Invalidate();
        try
        {
            return _writer = target.IsNew ? await OpenNewAsync(target, held, cancellationToken) : await OpenPublishedAsync(target.Model, held, cancellationToken);
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    public async Task RollBackAsync(string generation, CancellationToken cancellationToken)
    {
        // Before the lock: looking for an index must not make one.
        if ((await services.Catalog.KeptAsync(cancellationToken)).Count == 0)
            throw ElasticsearchFaults.GenerationNotFound(services.Options.Index, generation, []);
        await using var held = await LockAsync(cancellationToken);
        var kept = await services.Catalog.KeptAsync(cancellationToken);
        var target = kept.FirstOrDefault(other => other.Id == generation && other.Meta is not null)
            ?? throw ElasticsearchFaults.GenerationNotFound(services.Options.Index, generation, [.. kept.Select(other => other.Id)]);
        await held.RenewAsync(cancellationToken);
        await Generation(target.Id).PublishAsync(cancellationToken);
        services.Invalidate();
    }

    public async Task PruneAsync(int keep, CancellationToken cancellationToken)
    {
        if ((await services.Catalog.KeptAsync(cancellationToken)).Count == 0)
            return;
        // A writer of this index already keeps others out; its own generation is the published one or not yet visible.
        var held = _writer is { IsOpen: true } ? null : await LockAsync(cancellationToken);
        await using (held)
        {
            foreach (var other in (await services.Catalog.KeptAsync(cancellationToken)).Where(kept => !kept.IsPublished).Skip(keep))
            {
                await Generation(other.Id).DeleteAsync(cancellationToken);
                await services.Control.ForgetAsync(other.Id, cancellationToken);
            }

            services.Invalidate();
        }
    }

    /// <summary>Throws <c>index-version-unsupported</c>: words that were read in another way than a query's would not be found.</summary>
    public void ThrowUnlessReadAlike(PublishedGeneration generation)
    {
        var reading = WordReading.By(services.Words);
        if (generation.Meta.Reading != reading)
            throw ElasticsearchFaults.ReadingDiffers(generation.Index, generation.Meta.Reading.ToString(), reading.ToString());
    }

    /// <summary>What the published generation takes on disk, without its replicas.</summary>
    public async Task<long> BytesAsync(CancellationToken cancellationToken) =>
        await Generation((await published(cancellationToken)).Description.Id).BytesAsync(cancellationToken);

    /// <summary>Deletes every generation and the lock: all that the index ever was.</summary>
    public async Task DropAsync(CancellationToken cancellationToken)
    {
        foreach (var generation in await services.Catalog.KeptAsync(cancellationToken))
            await Generation(generation.Id).DeleteAsync(cancellationToken);
        await DeleteLeftoversAsync(_ => false, cancellationToken);
        await services.Control.DropAsync(cancellationToken);
        services.Invalidate();
    }

    private async Task<ElasticsearchIndexWriter> OpenNewAsync(GenerationTarget target, WriterLock held, CancellationToken cancellationToken)
    {
        var reading = WordReading.By(services.Words);
        var begun = await DeleteLeftoversAsync(
            meta => target.Purpose is not null && meta.Purpose == target.Purpose && meta.Model == target.Model && meta.Reading == reading, cancellationToken);
        if (begun is not null && await GoOnAsync(begun, held, cancellationToken) is { } writer)
            return writer;
        var kept = await services.Catalog.KeptAsync(cancellationToken);
        var now = services.Time.GetUtcNow();
        var generation = Generation(TimedId.New(TimedId.After(kept is [var newest, ..] ? newest.Id : null, now)));
        var meta = GenerationMeta.Of(target.Model, services.Words, now, target.Purpose);
        await generation.CreateAsync(meta, services.Options.Generations, cancellationToken);
        return ElasticsearchIndexWriter.OfNew(services, held, generation, meta, begun: 0);
    }

    /// <summary>Null where there is nothing to go on with: the generation had nothing yet, or a part of it is away with its node; then it is gone.</summary>
    private async Task<ElasticsearchIndexWriter?> GoOnAsync(KeptGeneration begun, WriterLock held, CancellationToken cancellationToken)
    {
        var generation = Generation(begun.Id);
        try
        {
            await generation.RefreshAsync(cancellationToken);
            // The first batch settles the lengths of fields before it is written: where there is a product, they are settled.
            if ((await services.Catalog.CountAsync(generation.Name, cancellationToken)).Products is > 0 and var products)
                return ElasticsearchIndexWriter.OfNew(services, held, generation, begun.Meta!, products);
        }
        catch (ShopVisionException fault) when (fault.Code == ErrorCode.IndexUnavailable || fault.Code == ErrorCode.IndexMissing)
        {
            // What cannot be counted now cannot be held to what was written.
        }

        await generation.DeleteAsync(cancellationToken);
        return null;
    }

    private async Task<ElasticsearchIndexWriter> OpenPublishedAsync(IndexModel model, WriterLock held, CancellationToken cancellationToken)
    {
        // Another process may have written since the last look.
        services.Invalidate();
        var current = await published(cancellationToken);
        if (current.Meta.Model.Fingerprint != model.Fingerprint || current.Meta.Model.Dimensions != model.Dimensions)
            throw current.Meta.Model.Mismatch(model);
        ThrowUnlessReadAlike(current);
        return ElasticsearchIndexWriter.OfPublished(services, held, Generation(current.Description.Id), current.Meta, current.Description.Revision);
    }

    /// <summary>What other writers left behind, but for the newest that is wanted.</summary>
    private async Task<KeptGeneration?> DeleteLeftoversAsync(Func<GenerationMeta, bool> isWanted, CancellationToken cancellationToken)
    {
        var leftovers = await services.Catalog.LeftoversAsync(cancellationToken);
        var wanted = leftovers.Where(leftover => leftover.Meta is { } meta && isWanted(meta)).MaxBy(leftover => leftover.Id, StringComparer.Ordinal);
        foreach (var leftover in leftovers.Where(leftover => leftover != wanted))
            await Generation(leftover.Id).DeleteAsync(cancellationToken);
        return wanted;
    }

    private GenerationIndex Generation(string id) => new(services.Client, services.Names, id, services.Time);

    private Task<WriterLock> LockAsync(CancellationToken cancellationToken) => WriterLock.AcquireAsync(
        services.Control, services.Options.Index, services.Options.Writing.LockLease, services.Time, cancellationToken);
}
