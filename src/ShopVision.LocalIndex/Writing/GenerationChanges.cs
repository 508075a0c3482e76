using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Snapshots;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Writing;

/// <summary>All that changes an index: its writers, and what is done to whole generations. One at a time, in this process and in others.</summary>
internal sealed class GenerationChanges(IndexFolder folder, SnapshotSource snapshots, TimeProvider time, Func<Action, Task> background)
{
    private readonly Lock _writing = new();
    private LocalIndexWriter? _writer;

    public LocalIndexWriter Open(GenerationTarget target)
    {
        lock (_writing)
        {
            // Before the lock: looking for an index must not make a folder.
            if (!target.IsNew)
                snapshots.Latest();
            var held = WriterLock.Acquire(folder, target.Purpose);
            // What is written may depend on what is read: that must be what another process committed before.
            snapshots.Invalidate();
            try
            {
                return _writer = target.IsNew ? OpenNew(target, held) : OpenPublished(target.Model, held);
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
    }

    public bool RollBack(string generation)
    {
        lock (_writing)
        {
            // Before the lock: looking for an index must not make a folder.
            if (!folder.Exists)
                throw IndexFaults.GenerationNotFound(folder.Path, generation, []);
            using var held = WriterLock.Acquire(folder);
            var kept = folder.OncePublished();
            var target = kept.FirstOrDefault(other => other.Id == generation)
                ?? throw IndexFaults.GenerationNotFound(folder.Path, generation, kept);
            folder.Publish(target);
            snapshots.Invalidate();
            return true;
        }
    }

    public bool Prune(int keep)
    {
        lock (_writing)
        {
            if (folder.Published() is null)
                return false;
            // A writer of this index already keeps others out; its own generation is the published one or not yet visible.
            using var held = _writer is { IsOpen: true } ? null : WriterLock.Acquire(folder);
            folder.Prune(keep);
            return true;
        }
    }

    public bool Compact(bool onlyIfItPays)
    {
        lock (_writing)
        {
            // Before the lock: looking for an index must not make a folder.
            snapshots.Latest();
            using var held = WriterLock.Acquire(folder);
            snapshots.Invalidate();
            var (snapshot, original) = (snapshots.Latest(), folder.Published()!);
            if (onlyIfItPays && !Compaction.Pays(snapshot, original.ReadMark()))
                return false;
            var copy = folder.CreateGeneration(snapshot.Model, time.GetUtcNow());
            try
            {
                Compaction.Copy(snapshot, copy);
                folder.Publish(copy);
            }
            catch
            {
                folder.ClearAway(copy);
                throw;
            }
            finally
            {
                snapshots.Invalidate();
            }

            GC.KeepAlive(snapshot);
            folder.Delete(original);
            Keeper(copy, covered: 0).WriteNow();
            return true;
        }
    }

    private LocalIndexWriter OpenNew(GenerationTarget target, WriterLock held)
    {
        if (folder.Begun(target.Purpose) is { } begun)
        {
            if (BegunGeneration.Recover(begun, target.Model) is { } holdings)
                return new LocalIndexWriter(folder, snapshots, held, Keeper(begun, covered: 0), holdings, isPublished: false, target.Purpose);
            folder.Delete(begun);
        }

        var generation = folder.CreateGeneration(target.Model, time.GetUtcNow(), target.Purpose);
        return new LocalIndexWriter(folder, snapshots, held, Keeper(generation, covered: 0), new Holdings(), isPublished: false, target.Purpose);
    }

    private LocalIndexWriter OpenPublished(IndexModel model, WriterLock held)
    {
        // Another process may have written since the last look.
        snapshots.Invalidate();
        var published = snapshots.Latest();
        if (published.Model.Fingerprint != model.Fingerprint || published.Model.Dimensions != model.Dimensions)
            throw published.Model.Mismatch(model);
        return new LocalIndexWriter(
            folder, snapshots, held, Keeper(folder.Published()!, published.Stored.Length), Holdings.Of(published.Products), isPublished: true, purpose: null);
    }

    private SnapshotKeeper Keeper(GenerationFolder generation, long covered) => new(generation, snapshots, covered, background);
}
