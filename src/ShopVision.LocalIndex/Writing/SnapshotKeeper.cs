using ShopVision.Core.Errors;
using ShopVision.LocalIndex.Snapshots;
using ShopVision.LocalIndex.Snapshots.Stored;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Writing;

/// <summary>
/// Writes a generation's <c>snapshot</c> in the background, once after it was published and then whenever the log has outgrown it. One
/// thread at a time, that of the writer. <c>covered</c> is how much of the log a snapshot stands for already, <c>start</c> what runs work in
/// the background.
/// </summary>
internal sealed class SnapshotKeeper(GenerationFolder generation, SnapshotSource snapshots, long covered, Func<Action, Task> start)
{
    private Task _writing = Task.CompletedTask;
    private long _covered = covered;

    public GenerationFolder Generation => generation;

    public void AfterCommit(CommittedMark mark)
    {
        if (StoredSnapshot.IsOutgrown(mark.Length, Volatile.Read(ref _covered)))
            Start();
    }

    public void AfterPublish() => Start();

    /// <summary>Until nothing is under way, and nothing due.</summary>
    public async Task FinishAsync(CommittedMark mark)
    {
        await _writing;
        AfterCommit(mark);
        await _writing;
    }

    /// <summary>In the foreground.</summary>
    public void WriteNow()
    {
        try
        {
            var snapshot = snapshots.Latest();
            // Also where writing it fails: a disk that is full is not asked again at every commit.
            Volatile.Write(ref _covered, snapshot.Mark.Length);
            if (snapshot.Generation == generation.Id)
                snapshots.Store(snapshot, generation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ShopVisionException)
        {
            // Nothing is lost, since the log has it all: the next opening takes longer, and who reads the log tells what is wrong with it.
        }
    }

    private void Start()
    {
        if (_writing.IsCompleted)
            _writing = start(WriteNow);
    }
}
