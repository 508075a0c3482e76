using System.Runtime.CompilerServices;
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
    private bool _isLost;
    private long _revision;

    /// <summary>How many products an unpublished generation had when it was opened.</summary>
    private readonly long _begun;

    private ElasticsearchIndexWriter(WriterServices services, WriterLock held, GenerationIndex generation, GenerationMeta meta, bool isPublished, long revision, long begun)
    {
        (_services, _lock, _generation, _meta) = (services, held, generation, meta);
        (_isPublished, _revision, _begun) = (isPublished, revision, begun);
        _documents = isPublished || begun > 0 ? new EntryDocuments(services.Words, meta.Lengths) : null;
        _sender = new BulkSender(services.Client, generation.WriteAlias, services.Options.Writing, held.EnsureHeldAsync, services.Time);
        _batches = new BatchWriter(_sender, services.Options.Writing);
    }

    /// <summary>Of a generation that is not published; <paramref name="begun"/> is how many products an earlier writer left in it.</summary>
    public static ElasticsearchIndexWriter OfNew(WriterServices services, WriterLock held, GenerationIndex generation, GenerationMeta meta, long begun) =>
        new(services, held, generation, meta, isPublished: false, revision: 0, begun);

    public static ElasticsearchIndexWriter OfPublished(WriterServices services, WriterLock held, GenerationIndex generation, GenerationMeta meta, long revision) =>
        new(services, held, generation, meta, isPublished: true, revision, begun: 0);

    public string Generation => _generation.Id;

    public bool IsOpen { get; private set; } = true;

    public async IAsyncEnumerable<IndexEntry> ReadBegunAsync(bool withVectors, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_begun == 0)
            yield break;
        var point = await _services.Entries.OpenAsync(_generation.Name, cancellationToken) ?? throw Lost("that it is gone");
        await foreach (var entry in _services.Entries.ExportAsync(point, withVectors, cancellationToken))
            yield return entry;
    }

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
            if (!_isPublished && (_isLost || _meta.Purpose is null))
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
            throw Lost("that it is gone");
        }

        var expected = _begun + _sender.Created;
        if (Math.Abs(found - expected) > _sender.Uncertain)
            throw Lost($"{found} products where {expected} were written");
    }

    /// <summary>Nobody is to go on with it.</summary>
    private ShopVisionException Lost(string found)
    {
        _isLost = true;
        return ElasticsearchFaults.GenerationLost(_generation.Name, found);
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
