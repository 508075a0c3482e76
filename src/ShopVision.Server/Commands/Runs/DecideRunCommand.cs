using System.CommandLine;
using ShopVision.Core.Runs;

namespace ShopVision.Server.Commands.Runs;

/// <summary>Changes what becomes of a run, and prints how it stands then.</summary>
internal sealed class DecideRunCommand : Command
{
    public DecideRunCommand(string name, string description, Func<RunDispatcher, string, CancellationToken, Task<Run>> decide) : base(name, description)
    {
        Arguments.Add(RunsCommand.Id);
        Options.Add(CommonOptions.Data);
        Options.Add(CommonOptions.Json);
        this.SetGuardedAction(async (parsed, cancellationToken) =>
        {
            var run = await decide(RunsCommand.Dispatcher(RunsCommand.Store(parsed)), parsed.GetRequiredValue(RunsCommand.Id), cancellationToken);
            RunPrinting.Print(run, parsed.GetValue(CommonOptions.Json));
            return ExitCodes.Done;
        });
    }
}
