using System.CommandLine;

namespace ShopVision.Server.Commands.Runs;

internal sealed class ShowRunCommand : Command
{
    public ShowRunCommand() : base("show", "One run: what it was told, how far it is, what it did and what it left out.")
    {
        Arguments.Add(RunsCommand.Id);
        Options.Add(CommonOptions.Data);
        Options.Add(CommonOptions.Json);
        this.SetGuardedAction(async (parsed, cancellationToken) =>
        {
            var store = RunsCommand.Store(parsed);
            var id = parsed.GetRequiredValue(RunsCommand.Id);
            var run = await RunsCommand.Dispatcher(store).FindAsync(id, cancellationToken);
            RunPrinting.Print(run, parsed.GetValue(CommonOptions.Json), await store.ReadRefusalsAsync(id, cancellationToken));
            return ExitCodes.Done;
        });
    }
}
