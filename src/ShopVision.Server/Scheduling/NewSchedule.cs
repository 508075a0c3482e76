using ShopVision.Core.Errors;
using ShopVision.Core.Runs;

namespace ShopVision.Server.Scheduling;

/// <summary>Schedules as people ask for them: what could never fire is found at once, rather than at night.</summary>
internal static class NewSchedule
{
    /// <summary>Throws <c>schedule-invalid</c>.</summary>
    public static RunSchedule Create(string name, string cron, string timeZone, RunRequest request, DateTimeOffset now)
    {
        if (!RunSchedule.IsName(name))
            throw new ShopVisionException(
                ErrorCode.ScheduleInvalid, $"Expected a schedule's name of at most 100 letters, digits, hyphens, dots and underscores, not beginning with a dot, found '{name}'.");
        if (QuartzClock.Parse(cron, timeZone).GetNextValidTimeAfter(now) is null)
            throw new ShopVisionException(ErrorCode.ScheduleInvalid, $"Expected a cron expression that names a time to come, found '{cron}', which never comes again.");
        return new RunSchedule(name, cron, timeZone, request) { Since = now };
    }
}
