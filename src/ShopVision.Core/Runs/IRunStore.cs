namespace ShopVision.Core.Runs;

/// <summary>
/// Keeps runs where every process that works on a catalog finds them. It only stores: what may become of a run is decided by
/// <see cref="RunDispatcher"/>, the same over every store. What a call has returned
/// from outlives its process. Thread safe, and safe between processes.
/// </summary>
public interface IRunStore
{
    /// <summary>
    /// Shows the open runs, oldest first, to <paramref name="change"/>, and saves the run that it gives back, which may be new: nobody else
    /// changes any meanwhile. It may be called again where the store was busy.
    /// </summary>
    Task<T> ChangeAsync<T>(Func<IReadOnlyList<Run>, RunChange<T>> change, CancellationToken cancellationToken);

    /// <summary>Null where there is none with this id.</summary>
    Task<Run?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The newest runs, newest first.</summary>
    Task<IReadOnlyList<Run>> ListAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Replaces what an attempt of a run left out: an attempt that begins anew leaves out anew.</summary>
    Task SaveRefusalsAsync(string id, IReadOnlyList<RunRefusal> refusals, CancellationToken cancellationToken);

    /// <summary>In the order in which they were saved.</summary>
    Task<IReadOnlyList<RunRefusal>> ReadRefusalsAsync(string id, CancellationToken cancellationToken);

    /// <summary>Forgets all but the newest of the runs that have ended.</summary>
    Task PruneAsync(int keep, CancellationToken cancellationToken);

    Task<IReadOnlyList<RunSchedule>> ListSchedulesAsync(CancellationToken cancellationToken);

    /// <summary>Adds a schedule, or replaces the one of the same name.</summary>
    Task SaveScheduleAsync(RunSchedule schedule, CancellationToken cancellationToken);

    /// <summary>
    /// As <see cref="ChangeAsync"/>, and keeps that all times of the schedule up to <paramref name="until"/> have had their run: both or
    /// neither. Null, and nothing is called, where the schedule is not as <paramref name="due"/> any more: another process was first, or
    /// somebody changed or deleted it.
    /// </summary>
    Task<Run?> FireAsync(RunSchedule due, DateTimeOffset until, Func<IReadOnlyList<Run>, RunChange<Run>> change, CancellationToken cancellationToken);

    /// <summary>False where there is none with this name.</summary>
    Task<bool> DeleteScheduleAsync(string name, CancellationToken cancellationToken);
}

/// <summary>What a change comes to, and the run to save; null where nothing changes.</summary>
public readonly record struct RunChange<T>(T Result, Run? Saved = null);
