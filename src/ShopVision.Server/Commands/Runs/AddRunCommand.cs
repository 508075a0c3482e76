using System.CommandLine;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Jobs;
using ShopVision.Server.Commands.Feeds;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands.Runs;

internal sealed class AddRunCommand : Command
{
    private static readonly Option<bool> Watch = new("--watch") { Description = "Follow the run until it ends, as 'runs watch' does." };

    public AddRunCommand() : base("add", "Ask for an ingest of a feed. 'shopvision work' does it.")
    {
        Arguments.Add(FeedArguments.Feed);
        foreach (var option in (IEnumerable<Option>)[CommonOptions.Data, IngestCommand.Images, .. FeedArguments.Options, IngestCommand.Rebuild, Watch, WatchRunCommand.Strict, CommonOptions.Json])
            Options.Add(option);
        this.SetGuardedAction(async (parsed, cancellationToken) =>
        {
            var arguments = FeedArguments.ReadForRun(parsed, parsed.GetValue(IngestCommand.Images), parsed.GetValue(IngestCommand.Rebuild));
            var store = RunsCommand.Store(DataFolder.Created(parsed.GetRequiredValue(CommonOptions.Data)));
            var run = await RunsCommand.Dispatcher(store).AddAsync(new RunRequest(IngestFeedJob.JobName, DataFolder.Catalog, arguments.ToJson(), "command line"), cancellationToken);
            if (parsed.GetValue(Watch))
                return await WatchRunCommand.WatchAsync(store, run.Id, parsed.GetValue(WatchRunCommand.Strict), parsed.GetValue(CommonOptions.Json), cancellationToken);
            RunPrinting.Print(run, parsed.GetValue(CommonOptions.Json));
            return ExitCodes.Done;
        });
    }
}
