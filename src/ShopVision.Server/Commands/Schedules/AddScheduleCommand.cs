using System.CommandLine;
using ShopVision.Server.Commands.Runs;
using ShopVision.Server.Hosting;
using ShopVision.Server.Scheduling;

namespace ShopVision.Server.Commands.Schedules;

internal sealed class AddScheduleCommand : Command
{
    private static readonly Option<string> Cron = new("--cron")
    {
        Description = "When: second, minute, hour, day of month, month, day of week. '0 0 3 * * ?' is three at night, '0 */15 * * * ?' every quarter of an hour.",
        HelpName = "EXPRESSION",
        Required = true,
    };

    private static readonly Option<string> TimeZone = new("--time-zone")
    {
        Description = "In which time zone, such as Europe/Berlin.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "UTC",
    };

    public AddScheduleCommand() : base("add", "Have a feed ingested, or another job done, again and again. A schedule of the same name is replaced.")
    {
        Arguments.Add(ScheduleCommand.ScheduleName);
        RunArguments.AddTo(this);
        foreach (var option in (Option[])[Cron, TimeZone, CommonOptions.Json])
            Options.Add(option);
        this.SetGuardedAction(async (parsed, cancellationToken) =>
        {
            var schedule = NewSchedule.Create(
                parsed.GetRequiredValue(ScheduleCommand.ScheduleName), parsed.GetRequiredValue(Cron), parsed.GetRequiredValue(TimeZone), RunArguments.Read(parsed, origin: ""), DateTimeOffset.UtcNow);
            var store = RunsCommand.Store(DataFolder.Created(parsed.GetRequiredValue(CommonOptions.Data)));
            await store.SaveScheduleAsync(schedule, cancellationToken);
            SchedulePrinting.Print(schedule, parsed.GetValue(CommonOptions.Json));
            return ExitCodes.Done;
        });
    }
}
