using System.CommandLine;
using ShopVision.Core.Errors;
using ShopVision.Server.Commands.Runs;

namespace ShopVision.Server.Commands.Schedules;

internal sealed class RemoveScheduleCommand : Command
{
    public RemoveScheduleCommand() : base("remove", "Ask for no more runs by a schedule. Those that it asked for stay.")
    {
        Arguments.Add(ScheduleCommand.ScheduleName);
        Options.Add(CommonOptions.Data);
        this.SetGuardedAction(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(ScheduleCommand.ScheduleName);
            return await RunsCommand.Store(parsed).DeleteScheduleAsync(name, cancellationToken)
                ? ExitCodes.Done
                : throw new ShopVisionException(ErrorCode.ScheduleNotFound, $"There is no schedule '{name}'. 'shopvision schedule list' has the names.");
        });
    }
}
