using ShopVision.Core.Errors;
using ShopVision.Core.Identifiers;

namespace ShopVision.Core.Runs;

/// <summary>
/// Keeps runs as files below one folder of one machine: <c>open</c> and <c>ended</c> hold a JSON file a run, <c>refusals</c> what they left
/// out, <c>schedules</c> when runs are asked for. A change is made under a lock that ends with its process, and written whole or not at all.
/// </summary>
public sealed class FileRunStore(string folder, TimeProvider time) : IRunStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly StateFolder _open = new(Path.Combine(folder, "open"));
    private readonly StateFolder _ended = new(Path.Combine(folder, "ended"));
    private readonly StateFolder _refusals = new(Path.Combine(folder, "refusals"));
    private readonly StateFolder _schedules = new(Path.Combine(folder, "schedules"));

    public async Task<T> ChangeAsync<T>(Func<IReadOnlyList<Run>, RunChange<T>> change, CancellationToken cancellationToken)
    {
        await using var held = await LockAsync(cancellationToken).ConfigureAwait(false);
        var (result, saved) = change(Open());
        if (saved is not null)
            Save(saved);
        return result;
    }

    public Task<Run?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult(Find(id));

    public Task<IReadOnlyList<Run>> ListAsync(int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Run>>(
        [.. _open.Names().Union(_ended.Names()).OrderDescending(StringComparer.Ordinal).Take(limit).Select(Find).OfType<Run>()]);

    public Task SaveRefusalsAsync(string id, IReadOnlyList<RunRefusal> refusals, CancellationToken cancellationToken)
    {
        _refusals.Write(id, [.. refusals], RunJson.Default.RunRefusalArray);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<RunRefusal>> ReadRefusalsAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RunRefusal>>(_refusals.TryRead(id, RunJson.Default.RunRefusalArray) ?? []);

    public async Task PruneAsync(int keep, CancellationToken cancellationToken)
    {
        await using var held = await LockAsync(cancellationToken).ConfigureAwait(false);
        foreach (var id in _ended.Names().OrderDescending(StringComparer.Ordinal).Skip(keep))
        {
            _refusals.Delete(id);
            _ended.Delete(id);
        }
    }

    public Task<IReadOnlyList<RunSchedule>> ListSchedulesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RunSchedule>>(
        [.. _schedules.Names().Order(StringComparer.Ordinal).Select(name => _schedules.TryRead(name, RunJson.Default.RunSchedule)).OfType<RunSchedule>()]);

    public async Task SaveScheduleAsync(RunSchedule schedule, CancellationToken cancellationToken)
    {
        await using var held = await LockAsync(cancellationToken).ConfigureAwait(false);
        _schedules.Write(schedule.Name, schedule, RunJson.Default.RunSchedule);
    }

    public async Task<Run?> FireAsync(RunSchedule due, DateTimeOffset until, Func<IReadOnlyList<Run>, RunChange<Run>> change, CancellationToken cancellationToken)
    {
        await using var held = await LockAsync(cancellationToken).ConfigureAwait(false);
        if (_schedules.TryRead(due.Name, RunJson.Default.RunSchedule) != due)
            return null;
        var (run, saved) = change(Open());
        // The run first: a crash that comes before the schedule is written must not lose it, and the next try finds it.
        if (saved is not null && FiredBefore(saved.Origin, due.Since) is { } before)
            run = before;
        else if (saved is not null)
            Save(saved);
        _schedules.Write(due.Name, due with { Since = until }, RunJson.Default.RunSchedule);
        return run;
    }

    public async Task<bool> DeleteScheduleAsync(string name, CancellationToken cancellationToken)
    {
        await using var held = await LockAsync(cancellationToken).ConfigureAwait(false);
        return _schedules.Delete(name);
    }

    /// <summary>Looked for where it ends up, where it begins, and again where it may have gone meanwhile.</summary>
    private Run? Find(string id) =>
        _ended.TryRead(id, RunJson.Default.Run) ?? _open.TryRead(id, RunJson.Default.Run) ?? _ended.TryRead(id, RunJson.Default.Run);

    /// <summary>A run that says the schedule and the time that it comes from, added since the schedule was last written.</summary>
    private Run? FiredBefore(string origin, DateTimeOffset since) => _open.Names().Union(_ended.Names())
        .Where(id => TimedId.TimeOf(id) is { } time && time.AddMilliseconds(1) > since)
        .Select(Find).FirstOrDefault(run => run?.Origin == origin);

    /// <summary>Oldest first. One that is in both folders has ended: a crash came before it could leave the first.</summary>
    private List<Run> Open()
    {
        var open = new List<Run>();
        foreach (var id in _open.Names().Order(StringComparer.Ordinal))
            if (_ended.Has(id))
                _open.Delete(id);
            else if (_open.TryRead(id, RunJson.Default.Run) is { } run)
                open.Add(run);
        return open;
    }

    private void Save(Run run)
    {
        if (run.IsOpen)
        {
            _open.Write(run.Id, run, RunJson.Default.Run);
            return;
        }

        _ended.Write(run.Id, run, RunJson.Default.Run);
        _open.Delete(run.Id);
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "LOCK");
        for (var started = time.GetTimestamp(); ;)
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (time.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new ShopVisionException(
                    ErrorCode.DataFolderUnusable, $"Expected to lock '{path}', found: {fault.Message} Check the folder, and whether a process is stopped in it.", fault);
            }
    }
}
