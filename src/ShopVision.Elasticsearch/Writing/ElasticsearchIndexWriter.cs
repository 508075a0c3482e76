using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch.Generations;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Writing;

/// <summary>Writes to one generation while it holds the lock. One batch at a time; a batch is durable, and seen, when its call returns.</summary>
internal sealed class ElasticsearchIndexWriter : IIndexWriter
{
    private readonly WriterServices _services;
    private readonly WriterLock _lock;
    private readonly GenerationIndex _generation;
    private readonly GenerationMeta _meta;
    private readonly BulkSender _sender;
    private readonly BatchWriter _batches;
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Of the batch that is written.</summary>
    private readonly HashSet<string> _ids = [];
    private EntryDocuments? _documents;
    private bool _isPublished;
    private long _revision;

    public ElasticsearchIndexWriter(WriterServices services, WriterLock held, GenerationIndex generation, GenerationMeta meta, long? publishedRevision)
    {
        (_services, _lock, _generation, _meta) = (services, held, generation, meta);
        (_isPublished, _revision) = (publishedRevision is not null, publishedRevision ?? 0);
        _documents = _isPublished ? new EntryDocuments(services.Words, meta.Lengths) : null;
        _sender = new BulkSender(services.Client, generation.WriteAlias, services.Options.Writing, held.EnsureHeldAsync, services.Time);
        _batches = new BatchWriter(_sender, services.Options.Writing);
    }

    public string Generation => _generation.Id;

    public bool IsOpen { get; private set; } = true;

    public Task<BatchResult> UpsertAsync(IReadOnlyList<IndexEntry> entries, CancellationToken cancellationToken) => WriteAsync(
        new BulkAction<IndexEntry>("index", entry => entry.Product.Id, (smile, entry) => _documents!.Write(smile, entry)),
        entries, entry => EntryChecks.Check(entry, _meta.Model), cancellationToken);

    public Task<BatchResult> PatchAsync(IReadOnlyList<ProductPatch> patches, CancellationToken cancellationToken) => WriteAsync(
        new BulkAction<ProductPatch>("update", patch => patch.Product.Id, (smile, patch) => _documents!.Write(smile, patch)),
        patches, patch => EntryChecks.Check(patch.Product), cancellationToken);

    public Task<BatchResult> DeleteAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        WriteAsync(new BulkAction<string>("delete", id => id, Document: null), ids, _ => null, cancellationToken);

    public Task PublishAsync(CancellationToken cancellationToken) => TakeTurnAsync(
        async () =>
        {
            if (_isPublished)
                return true;
            await VerifyAsync(cancellationToken);
            await _generation.MakeReadyAsync(_services.Options.Generations, cancellationToken);
            await CommitAsync(cancellationToken);
            // Right before: whoever lost the lock must not publish over another writer's work.
            await _lock.RenewAsync(cancellationToken);
            await _generation.PublishAsync(cancellationToken);
            return _isPublished = true;
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!IsOpen)
            return;
        IsOpen = false;
        await _turn.WaitAsync();
        try
        {
            if (!_isPublished)
                await _generation.DeleteAsync(CancellationToken.None);
        }
        catch (ShopVisionException)
        {
            // The next writer clears it away: no reason to hide the fault that may have led here.
        }
        finally
        {
            await _lock.DisposeAsync();
            _turn.Dispose();
        }
    }

    private Task<BatchResult> WriteAsync<T>(BulkAction<T> action, IReadOnlyList<T> items, Func<T, Failure?> check, CancellationToken cancellationToken) =>
        TakeTurnAsync(
            async () =>
            {
                await KnowLengthsAsync(items, cancellationToken);
                Failure[] refused = [.. items.Select(check).OfType<Failure>()];
                var accepted = refused.Length == 0 ? items : [.. items.Where(item => check(item) is null)];
                var failures = await _batches.WriteAsync(action, LastOfEach(accepted, action.IdOf), cancellationToken);
                if (_isPublished && items.Count > 0)
                    await CommitAsync(cancellationToken);
                return new BatchResult(items.Count - refused.Length - failures.Count, [.. refused, .. failures]);
            },
            cancellationToken);

    /// <summary>A new generation takes the lengths of its fields from the first products that it is given, before it writes any.</summary>
    private async Task KnowLengthsAsync<T>(IReadOnlyList<T> items, CancellationToken cancellationToken)
    {
        if (_documents is not null)
            return;
        var meta = _meta;
        if (items is IReadOnlyList<IndexEntry> { Count: > 0 } entries)
        {
            meta = _meta with { Lengths = FieldLengths.Of(entries.Select(entry => entry.Product), _services.Words) };
            await _generation.DescribeAsync(meta, cancellationToken);
        }

        _documents = new EntryDocuments(_services.Words, meta.Lengths);
    }

    /// <summary>Bulks travel side by side: two changes of one product in a batch must not overtake each other.</summary>
    private IReadOnlyList<T> LastOfEach<T>(IReadOnlyList<T> items, Func<T, string> idOf)
    {
        _ids.Clear();
        foreach (var item in items)
            _ids.Add(idOf(item));
        if (_ids.Count == items.Count)
            return items;
        _ids.Clear();
        return [.. items.Reverse().Where(item => _ids.Add(idOf(item))).Reverse()];
    }

    /// <summary>Shows what was written, then says that something has changed: never the other way round.</summary>
    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _generation.RefreshAsync(cancellationToken);
        await _services.Control.WriteRevisionAsync(_generation.Id, ++_revision, cancellationToken);
    }

    /// <summary>Counts what is there: a generation without replicas may have died with its node.</summary>
    private async Task VerifyAsync(CancellationToken cancellationToken)
    {
        long found;
        try
        {
            await _generation.RefreshAsync(cancellationToken);
            (found, _) = await _services.Catalog.CountAsync(_generation.Name, cancellationToken);
        }
        catch (ShopVisionException exception) when (exception.Code == ErrorCode.IndexMissing)
        {
            throw ElasticsearchFaults.GenerationLost(_generation.Name, "that it is gone");
        }

        if (Math.Abs(found - _sender.Created) > _sender.Uncertain)
            throw ElasticsearchFaults.GenerationLost(_generation.Name, $"{found} products where {_sender.Created} were written");
    }

    private async Task<T> TakeTurnAsync<T>(Func<Task<T>> change, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(!IsOpen, this);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await change();
        }
        finally
        {
            // Also after a failure: it may have come after the change became visible.
            _services.Invalidate();
            _turn.Release();
        }
    }
}
