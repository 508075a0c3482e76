using System.CommandLine;
using ShopVision.Core.Runs;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands.Runs;

internal sealed class RunsCommand : Command
{
    public RunsCommand() : base("runs", "Ask for ingests that a worker does, see how they are, and decide about them.")
    {
        Subcommands.Add(new AddRunCommand());
        Subcommands.Add(new ListRunsCommand());
        Subcommands.Add(new ShowRunCommand());
        Subcommands.Add(new WatchRunCommand());
        Subcommands.Add(new DecideRunCommand("cancel", "End a run that waits, and stop one that goes on.", (runs, id, cancellation) => runs.CancelAsync(id, cancellation)));
        Subcommands.Add(new RetryRunCommand());
        Subcommands.Add(new DecideRunCommand("approve", "Let a run do what looked like a mistake.", (runs, id, cancellation) => runs.ApproveAsync(id, cancellation)));
        Subcommands.Add(new DecideRunCommand("reject", "End a run that asks for approval.", (runs, id, cancellation) => runs.RejectAsync(id, cancellation)));
    }

    public static Argument<string> Id { get; } = new("ID") { Description = "The run's id, as 'list' shows it." };

    public static IRunStore Store(ParseResult parsed) => Store(DataFolder.Existing(parsed.GetRequiredValue(CommonOptions.Data)));

    public static IRunStore Store(DataFolder folder) => StateStore.Open(folder, SettingsFile.Load());

    public static RunDispatcher Dispatcher(IRunStore store) => new(store, SettingsFile.Load().Bind<RunOptions>(RunOptions.Section), TimeProvider.System);
}
