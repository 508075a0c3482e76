using ShopVision.Core.Errors;

namespace ShopVision.Core.Runs.Scheduling;

/// <summary>
/// Adds the runs that schedules ask for, and nothing else. Any number of processes may do it beside each other. Times that came while
/// none did are made up for by one run; what somebody changes in the store is seen within 15 seconds.
/// </summary>
public sealed class ScheduleFiring(IRunStore store, IScheduleClock clock, RunOptions options, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    private readonly RunDispatcher _runs = new(store, options, time);

    /// <summary>Told which runs were asked for, and what stands in the way of a schedule.</summary>
    public Action<string> Log { get; init; } = _ => { };

    /// <summary>Fires until it is told to end. A store that cannot be reached is waited for.</summary>
    public async Task RunAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await LookAsync(end).ConfigureAwait(false);
            await Task.Delay(Look, time, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reads the schedules, fires those whose time has come, and has the clock keep time for the others.</summary>
    public async Task LookAsync(CancellationToken end)
    {
        try
        {
            var usable = new List<RunSchedule>();
            foreach (var schedule in await store.ListSchedulesAsync(end).ConfigureAwait(false))
                if (await FireIfDueAsync(schedule, end).ConfigureAwait(false))
                    usable.Add(schedule);
            await clock.KeepAsync(usable, CalledAsync, end).ConfigureAwait(false);
        }
        catch (ShopVisionException fault)
        {
            Log($"The schedules cannot be read: {fault.Message}");
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
        }
    }

    /// <summary>What the clock calls. The schedule is read anew: it may have been changed, or fired, since the clock was told of it.</summary>
    private async Task CalledAsync(string name, CancellationToken end)
    {
        try
        {
            if ((await store.ListSchedulesAsync(end).ConfigureAwait(false)).FirstOrDefault(schedule => schedule.Name == name) is { } schedule)
                await FireIfDueAsync(schedule, end).ConfigureAwait(false);
        }
        catch (ShopVisionException fault)
        {
            // The next look makes up for it.
            Log($"schedule {name}: {fault.Message}");
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
        }
    }

    /// <summary>False where the schedule cannot be understood here, such as a time zone that this machine does not know.</summary>
    private async Task<bool> FireIfDueAsync(RunSchedule schedule, CancellationToken end)
    {
        DateTimeOffset? next;
        try
        {
            next = clock.Next(schedule, schedule.Since);
        }
        catch (ShopVisionException fault)
        {
            Log($"schedule {schedule.Name}: {fault.Message}");
            return false;
        }

        if (next is { } at && at <= time.GetUtcNow() && await _runs.FireAsync(schedule, at, end).ConfigureAwait(false) is { } run)
            Log($"schedule {schedule.Name}: {run.Id} {run.Job} is asked for");
        return true;
    }
}
