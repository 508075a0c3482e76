using System.CommandLine;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands.Runs;

internal sealed class AddRunCommand : Command
{
    private static readonly Option<bool> Watch = new("--watch") { Description = "Follow the run until it ends, as 'runs watch' does." };

    public AddRunCommand() : base("add", "Ask for an ingest of a feed, or for another job. 'shopvision work' does it.")
    {
        RunArguments.AddTo(this);
        foreach (var option in (Option[])[Watch, WatchRunCommand.Strict, CommonOptions.Json])
            Options.Add(option);
        this.SetGuardedAction(async (parsed, cancellationToken) =>
        {
            var request = RunArguments.Read(parsed, "command line");
            var store = RunsCommand.Store(DataFolder.Created(parsed.GetRequiredValue(CommonOptions.Data)));
            var run = await RunsCommand.Dispatcher(store).AddAsync(request, cancellationToken);
            if (parsed.GetValue(Watch))
                return await WatchRunCommand.WatchAsync(store, run.Id, parsed.GetValue(WatchRunCommand.Strict), parsed.GetValue(CommonOptions.Json), cancellationToken);
            RunPrinting.Print(run, parsed.GetValue(CommonOptions.Json));
            return ExitCodes.Done;
        });
    }
}
