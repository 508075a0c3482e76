using System.Globalization;
using System.Text.Json;
using ShopVision.Core.Runs;
using ShopVision.Server.Hosting;
using ShopVision.Server.Scheduling;

namespace ShopVision.Server.Commands.Schedules;

/// <summary>A schedule on the console.</summary>
internal static class SchedulePrinting
{
    public static void Print(RunSchedule schedule, bool isJson)
    {
        var document = ScheduleDocument.Of(schedule);
        if (isJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(document, DocumentJson.Indented));
            return;
        }

        Console.WriteLine($"{schedule.Name}  {schedule.Cron}  {schedule.TimeZone}  {schedule.Request.Job} {schedule.Request.Arguments}");
        Console.WriteLine(document.Fault ?? $"next: {string.Join(", ", document.Next.Select(time => time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)))}");
    }
}
