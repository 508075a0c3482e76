using ShopVision.Core.Words;
using ShopVision.LocalIndex.Snapshots.Stored;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Snapshots;

/// <summary>
/// Gives readers the latest snapshot and follows the folder: after this process's own changes at once, after another's within
/// the refresh interval. While one reader reads what is new, the others go on with what they have. Thread safe.
/// </summary>
internal sealed class SnapshotSource(IndexFolder folder, WordRules words, TimeSpan refreshInterval, TimeProvider time)
{
    private readonly Lock _reading = new();
    private GenerationState? _state;
    private volatile View? _view;
    private long _ownChanges;

    /// <summary>The published generation as it was committed; throws <c>index-missing</c> where there is none.</summary>
    public Snapshot Latest() => TryLatest() ?? throw IndexFaults.Missing(folder.Path);

    /// <summary>A generation as it was committed, whether anybody can see it or not, from its log alone.</summary>
    public Snapshot Read(GenerationFolder generation, CommittedMark mark) => GenerationState.OpenLog(generation, words).Advance(mark);

    /// <summary>Writes the state of a generation as its snapshot file.</summary>
    public void Store(Snapshot snapshot, GenerationFolder generation)
    {
        generation.WriteSnapshot(file => StoredSnapshotWriter.Write(snapshot, words.Language, file));
        GC.KeepAlive(snapshot);
    }

    /// <summary>This process changed the folder: what was read before must not be given again.</summary>
    public void Invalidate() => Interlocked.Increment(ref _ownChanges);

    private Snapshot? TryLatest()
    {
        if (_view is { } view && HasOwnChanges(view))
        {
            if (time.GetElapsedTime(view.CheckedAt) < refreshInterval)
                return view.Snapshot;
            if (!_reading.TryEnter())
                return view.Snapshot;
        }
        else
        {
            _reading.Enter();
        }

        try
        {
            return Refresh();
        }
        finally
        {
            _reading.Exit();
        }
    }

    private Snapshot? Refresh()
    {
        var before = _view;
        if (before is not null && HasOwnChanges(before) && time.GetElapsedTime(before.CheckedAt) < refreshInterval)
            return before.Snapshot;
        // Taken before reading: a change that comes meanwhile is read the next time.
        var ownChanges = Volatile.Read(ref _ownChanges);
        var checkedAt = time.GetTimestamp();
        var snapshot = Read(before?.Snapshot);
        // A missing index is looked for each time, so that a first ingest shows at once.
        _view = snapshot is null ? null : new View(snapshot, ownChanges, checkedAt);
        return snapshot;
    }

    private Snapshot? Read(Snapshot? before)
    {
        try
        {
            return folder.ReadPublished(generation => Read(generation, before));
        }
        catch
        {
            // Half read: the next reader starts over.
            _state = null;
            throw;
        }
    }

    private Snapshot Read(GenerationFolder generation, Snapshot? before)
    {
        var mark = generation.ReadMark();
        if (_state is { } state && state.Generation == generation.Id && mark.Length >= state.Mark.Length && !state.IsOvertaken(mark))
        {
            if (before is not null && before.Generation == generation.Id && state.Mark == mark)
                return before;
        }
        else
        {
            _state = GenerationState.Open(generation, mark, words);
        }

        return _state.Advance(mark);
    }

    private bool HasOwnChanges(View view) => view.OwnChanges == Volatile.Read(ref _ownChanges);

    private sealed record View(Snapshot Snapshot, long OwnChanges, long CheckedAt);
}
