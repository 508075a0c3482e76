using System.CommandLine;
using ShopVision.Core.Runs;
using ShopVision.Server.Runs;

namespace ShopVision.Server.Commands.Runs;

internal sealed class WatchRunCommand : Command
{
    public WatchRunCommand() : base("watch", "Follow a run until it ends, whichever process does it; how it ended is the exit code. To stop watching does not stop the run.")
    {
        Arguments.Add(RunsCommand.Id);
        foreach (Option option in (Option[])[CommonOptions.Data, Strict, CommonOptions.Json])
            Options.Add(option);
        this.SetGuardedAction((parsed, cancellationToken) => WatchAsync(
            RunsCommand.Store(parsed), parsed.GetRequiredValue(RunsCommand.Id), parsed.GetValue(Strict), parsed.GetValue(CommonOptions.Json), cancellationToken));
    }

    public static Option<bool> Strict { get; } = new("--strict") { Description = $"Exit with {ExitCodes.DoneWithRefusals} where a watched run left something out." };

    /// <summary>Shows the run until it ends, and gives the exit code that tells how; throws <c>run-not-found</c>.</summary>
    public static async Task<int> WatchAsync(IRunStore store, string id, bool isStrict, bool isJson, CancellationToken cancellationToken)
    {
        var runs = RunsCommand.Dispatcher(store);
        await runs.FindAsync(id, cancellationToken);
        await RunProgressView.ShowAsync(new RunWatch(store, TimeProvider.System).WatchAsync(id, cancellationToken), isJson);
        if (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("No longer watching; the run goes on.");
            return ExitCodes.Failed;
        }

        var run = await runs.FindAsync(id, cancellationToken);
        var refusals = await store.ReadRefusalsAsync(id, cancellationToken);
        if (!isJson)
            RunPrinting.Print(run, isJson: false, refusals);
        return run.State switch
        {
            RunState.Done => isStrict && refusals.Count > 0 ? ExitCodes.DoneWithRefusals : ExitCodes.Done,
            RunState.Cancelled => ExitCodes.Cancelled,
            _ => ExitCodes.Failed,
        };
    }
}
