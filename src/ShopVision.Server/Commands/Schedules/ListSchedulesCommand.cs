using System.CommandLine;
using System.Text.Json;
using ShopVision.Server.Commands.Runs;
using ShopVision.Server.Hosting;
using ShopVision.Server.Scheduling;

namespace ShopVision.Server.Commands.Schedules;

internal sealed class ListSchedulesCommand : Command
{
    public ListSchedulesCommand() : base("list", "All schedules, with the times that come next.")
    {
        Options.Add(CommonOptions.Data);
        Options.Add(CommonOptions.Json);
        this.SetGuardedAction(async (parsed, cancellationToken) =>
        {
            var schedules = await RunsCommand.Store(parsed).ListSchedulesAsync(cancellationToken);
            if (parsed.GetValue(CommonOptions.Json))
                Console.WriteLine(JsonSerializer.Serialize(schedules.Select(ScheduleDocument.Of), DocumentJson.Indented));
            else
                foreach (var schedule in schedules)
                    SchedulePrinting.Print(schedule, isJson: false);
            return ExitCodes.Done;
        });
    }
}
