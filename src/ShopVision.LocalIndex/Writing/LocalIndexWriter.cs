using System.Runtime.CompilerServices;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Snapshots;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Writing;

/// <summary>
/// Appends batches to a generation's log, each call one commit. Calls from several threads take turns. After a call that the
/// disk failed, what this writer believes may be wrong, so it takes no more; a new one starts from what was committed.
/// </summary>
internal sealed class LocalIndexWriter : IIndexWriter
{
    private readonly Lock _turn = new();
    private readonly IndexFolder _folder;
    private readonly SnapshotSource _snapshots;
    private readonly WriterLock _lock;
    private readonly GenerationFolder _generation;
    private readonly IndexModel _model;
    private readonly LogAppender _log;
    private readonly Holdings _holdings;
    private readonly SnapshotKeeper _keeper;
    private readonly EntryEncoding _encoding = new();
    private readonly CommittedMark _begun;
    private readonly bool _hasPurpose;
    private bool _isPublished;
    private bool _hasFailed;

    /// <summary><paramref name="holdings"/> is what the generation holds already; one with a purpose stays when it was not published.</summary>
    public LocalIndexWriter(
        IndexFolder folder, SnapshotSource snapshots, WriterLock held, SnapshotKeeper keeper, Holdings holdings, bool isPublished, string? purpose)
    {
        (_folder, _snapshots, _lock, _keeper, _generation) = (folder, snapshots, held, keeper, keeper.Generation);
        _model = _generation.ReadHeader().ToModel();
        _log = LogAppender.Open(_generation);
        (_isPublished, _holdings, _hasPurpose) = (isPublished, holdings, purpose is not null);
        _begun = isPublished ? default : _log.Mark;
    }

    public string Generation => _generation.Id;

    public bool IsOpen { get; private set; } = true;

    public async IAsyncEnumerable<IndexEntry> ReadBegunAsync(bool withVectors, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_begun.Products == 0)
            yield break;
        var snapshot = await Task.Run(() => IndexFaults.Translate(_folder.Path, () => _snapshots.Read(_generation, _begun)), cancellationToken);
        foreach (var entry in snapshot.Entries(withVectors))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    public Task<BatchResult> UpsertAsync(IReadOnlyList<IndexEntry> entries, CancellationToken cancellationToken) =>
        ChangeAsync(entries, Upsert, cancellationToken);

    public Task<BatchResult> PatchAsync(IReadOnlyList<ProductPatch> patches, CancellationToken cancellationToken) =>
        ChangeAsync(patches, Patch, cancellationToken);

    public Task<BatchResult> DeleteAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        ChangeAsync(ids, Delete, cancellationToken);

    public Task PublishAsync(CancellationToken cancellationToken) =>
        TakeTurnAsync(
            () =>
            {
                var isFirst = !_isPublished;
                if (isFirst)
                {
                    Commit();
                    _folder.Publish(_generation);
                }

                _isPublished = true;
                return isFirst;
            },
            isFirst =>
            {
                if (isFirst)
                    _keeper.AfterPublish();
            },
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        lock (_turn)
        {
            if (!IsOpen)
                return;
            IsOpen = false;
        }

        using (_lock)
        {
            _log.Dispose();
            if (_isPublished)
                await _keeper.FinishAsync(_log.Mark);
            // What a disk failed to take is not gone on with: it may be in want of the room.
            else if (!_hasPurpose || _hasFailed)
                await Task.Run(() => _folder.ClearAway(_generation));
        }
    }

    private Failure[] Upsert(IReadOnlyList<IndexEntry> entries)
    {
        var failures = new List<Failure>();
        var accepted = new List<IndexEntry>(entries.Count);
        foreach (var entry in entries)
            if (EntryChecks.Check(entry, _model) is { } failure)
            {
                failures.Add(failure);
            }
            else
            {
                accepted.Add(entry);
                _holdings.Put(entry.Product.Id, entry.Images.Count);
            }

        _encoding.Append(accepted, _log);
        return [.. failures];
    }

    private Failure[] Patch(IReadOnlyList<ProductPatch> patches)
    {
        var records = new LogEncoder();
        Failure[] failures = [.. patches.Select(Check).OfType<Failure>()];
        _log.Append(records.Written);
        return failures;

        Failure? Check(ProductPatch patch)
        {
            if (EntryChecks.Check(patch.Product) is { } failure)
                return failure;
            if (!_holdings.Contains(patch.Product.Id))
                return EntryChecks.NotHeld(patch.Product.Id);
            records.Patch(patch);
            return null;
        }
    }

    private Failure[] Delete(IReadOnlyList<string> ids)
    {
        var records = new LogEncoder();
        foreach (var id in ids.Where(_holdings.Remove))
            records.Delete(id);
        _log.Append(records.Written);
        return [];
    }

    private Task<BatchResult> ChangeAsync<T>(
        IReadOnlyList<T> items, Func<IReadOnlyList<T>, Failure[]> append, CancellationToken cancellationToken) =>
        TakeTurnAsync(
            () =>
            {
                var failures = append(items);
                // A generation that nobody sees yet is removed after a crash, however much of it was durable.
                if (_isPublished)
                    Commit();
                return new BatchResult(items.Count - failures.Length, failures);
            },
            _ =>
            {
                if (_isPublished)
                    _keeper.AfterCommit(_log.Mark);
            },
            cancellationToken);

    private void Commit() => _log.Commit(_holdings.Products, _holdings.Images);

    private Task<T> TakeTurnAsync<T>(Func<T> change, Action<T> afterwards, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                lock (_turn)
                {
                    var result = Change(change);
                    afterwards(result);
                    return result;
                }
            },
            cancellationToken);

    private T Change<T>(Func<T> change)
    {
        ObjectDisposedException.ThrowIf(!IsOpen, this);
        if (_hasFailed)
            throw IndexFaults.WriterFailed(_folder.Path);
        _hasFailed = true;
        try
        {
            var result = IndexFaults.Translate(_folder.Path, change);
            _hasFailed = false;
            return result;
        }
        finally
        {
            // Also after a failure: it may have come after the change became visible.
            _snapshots.Invalidate();
        }
    }
}
