using Quartz;
using ShopVision.Core.Errors;
using ShopVision.Core.Runs;
using ShopVision.Core.Runs.Scheduling;

namespace ShopVision.Server.Scheduling;

/// <summary>
/// Quartz.NET as a clock, in memory: schedules live in our own store, and what was missed is made up for there. Starts when it is first
/// given something to keep.
/// </summary>
internal sealed class QuartzClock : IScheduleClock, IAsyncDisposable
{
    private readonly StandaloneSchedulerFactory _factory =
        QuartzSchedulerBuilder.Create(quartz => quartz.ConfigureScheduler(options => options.InstanceName = $"shopvision-{Guid.NewGuid():N}")).Build();

    private readonly Dictionary<string, (string Cron, string TimeZone)> _kept = new(StringComparer.Ordinal);

    public DateTimeOffset? Next(RunSchedule schedule, DateTimeOffset after) => Parse(schedule.Cron, schedule.TimeZone).GetNextValidTimeAfter(after);

    public async Task KeepAsync(IReadOnlyList<RunSchedule> schedules, Func<string, CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        if (schedules.Count == 0 && _kept.Count == 0)
            return;
        var scheduler = await _factory.GetScheduler(cancellationToken);
        scheduler.Context[CallJob.Call] = call;
        foreach (var name in _kept.Keys.Except(schedules.Select(schedule => schedule.Name)).ToList())
        {
            await scheduler.DeleteJob(new JobKey(name), cancellationToken);
            _kept.Remove(name);
        }

        foreach (var schedule in schedules)
            await KeepAsync(scheduler, schedule, cancellationToken);
        await scheduler.Start(cancellationToken);
    }

    public ValueTask DisposeAsync() => _factory.DisposeAsync();

    /// <summary>Throws <c>schedule-invalid</c>.</summary>
    public static CronExpression Parse(string cron, string timeZone)
    {
        try
        {
            return CronExpression.Parse(cron).WithTimeZone(TimeZoneInfo.FindSystemTimeZoneById(timeZone));
        }
        catch (FormatException fault)
        {
            throw new ShopVisionException(
                ErrorCode.ScheduleInvalid,
                $"Expected a cron expression of second, minute, hour, day of month, month and day of week, such as '0 0 3 * * ?' for three at night, found '{cron}': {fault.Message}",
                fault);
        }
        catch (Exception fault) when (fault is TimeZoneNotFoundException or InvalidTimeZoneException or ArgumentException)
        {
            throw new ShopVisionException(
                ErrorCode.ScheduleInvalid,
                $"Expected the name of a time zone that this machine knows, such as UTC or Europe/Berlin, found '{timeZone}'. Names are those of the IANA database (Debian: install tzdata).",
                fault);
        }
    }

    private async Task KeepAsync(IScheduler scheduler, RunSchedule schedule, CancellationToken cancellationToken)
    {
        var times = (schedule.Cron, schedule.TimeZone);
        if (_kept.TryGetValue(schedule.Name, out var kept) && kept == times)
            return;
        var key = new JobKey(schedule.Name);
        await scheduler.DeleteJob(key, cancellationToken);
        _kept.Remove(schedule.Name);
        var expression = Parse(schedule.Cron, schedule.TimeZone);
        // Quartz refuses a trigger that will never fire.
        if (expression.GetNextValidTimeAfter(DateTimeOffset.UtcNow) is not null)
            await scheduler.ScheduleJob(
                JobBuilder.Create<CallJob>().WithIdentity(key).Build(),
                TriggerBuilder.Create().WithIdentity(schedule.Name).WithSchedule(CronScheduleBuilder.Create(expression).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)).Build(),
                default,
                cancellationToken);
        _kept[schedule.Name] = times;
    }

    /// <summary>What Quartz does at a time: it says so.</summary>
    private sealed class CallJob : IJob
    {
        public const string Call = "call";

        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
            await ((Func<string, CancellationToken, Task>)context.Scheduler.Context[Call]!)(context.JobDetail.Key.Name, cancellationToken);
    }
}
