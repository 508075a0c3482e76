using System.CommandLine;
using ShopVision.Core.Errors;
using ShopVision.Core.Runs;
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
            var schedule = Read(parsed);
            var store = RunsCommand.Store(DataFolder.Created(parsed.GetRequiredValue(CommonOptions.Data)));
            await store.SaveScheduleAsync(schedule, cancellationToken);
            ScheduleDocument.Print(schedule, parsed.GetValue(CommonOptions.Json));
            return ExitCodes.Done;
        });
    }

    /// <summary>Throws for what no worker could do, now rather than at night.</summary>
    private static RunSchedule Read(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(ScheduleCommand.ScheduleName);
        if (!RunSchedule.IsName(name))
            throw new ShopVisionException(
                ErrorCode.ScheduleInvalid, $"Expected a schedule's name of at most 100 letters, digits, hyphens, dots and underscores, not beginning with a dot, found '{name}'.");
        var (cron, timeZone) = (parsed.GetRequiredValue(Cron), parsed.GetRequiredValue(TimeZone));
        if (QuartzClock.Parse(cron, timeZone).GetNextValidTimeAfter(DateTimeOffset.UtcNow) is null)
            throw new ShopVisionException(ErrorCode.ScheduleInvalid, $"Expected a cron expression that names a time to come, found '{cron}', which never comes again.");
        return new RunSchedule(name, cron, timeZone, RunArguments.Read(parsed, origin: "")) { Since = DateTimeOffset.UtcNow };
    }
}
