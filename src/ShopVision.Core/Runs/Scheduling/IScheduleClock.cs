namespace ShopVision.Core.Runs.Scheduling;

/// <summary>
/// The port of a scheduler: it keeps time and calls, and knows neither runs nor stores. It may call late, twice or not at all:
/// <see cref="ScheduleFiring"/> decides what comes of it.
/// </summary>
public interface IScheduleClock
{
    /// <summary>The first time of a schedule after another; null where none will come. Throws <c>schedule-invalid</c>.</summary>
    DateTimeOffset? Next(RunSchedule schedule, DateTimeOffset after);

    /// <summary>From now on calls, with the schedule's name, at the times of these schedules, and at those of no other any more.</summary>
    Task KeepAsync(IReadOnlyList<RunSchedule> schedules, Func<string, CancellationToken, Task> call, CancellationToken cancellationToken);
}
