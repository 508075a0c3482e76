using System.Text.Json.Nodes;
using ShopVision.Core.Errors;
using ShopVision.Core.Runs;

namespace ShopVision.Server.Scheduling;

/// <summary>A schedule as commands print it and HTTP answers it; <paramref name="Fault"/> says why its times cannot be told here.</summary>
internal sealed record ScheduleDocument(
    string Name, string Cron, string TimeZone, string Job, string Catalog, JsonNode? Arguments, DateTimeOffset Since, IReadOnlyList<DateTimeOffset> Next, string? Fault)
{
    private const int Times = 3;

    public static ScheduleDocument Of(RunSchedule schedule)
    {
        var (next, fault) = NextTimes(schedule);
        var request = schedule.Request;
        return new ScheduleDocument(
            schedule.Name, schedule.Cron, schedule.TimeZone, request.Job, request.Catalog, JsonNode.Parse(request.Arguments), schedule.Since, next, fault);
    }

    /// <summary>In the schedule's own time zone, as people there read clocks.</summary>
    private static (IReadOnlyList<DateTimeOffset> Next, string? Fault) NextTimes(RunSchedule schedule)
    {
        try
        {
            var expression = QuartzClock.Parse(schedule.Cron, schedule.TimeZone);
            var times = new List<DateTimeOffset>();
            for (DateTimeOffset? time = DateTimeOffset.UtcNow; times.Count < Times && (time = expression.GetNextValidTimeAfter(time.Value)) is { } next;)
                times.Add(TimeZoneInfo.ConvertTime(next, expression.TimeZone));
            return (times, null);
        }
        catch (ShopVisionException fault)
        {
            return ([], $"[{fault.Code}] {fault.Message}");
        }
    }
}
