using System.CommandLine;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Jobs;
using ShopVision.Server.Commands.Runs;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands;

internal sealed class WorkCommand : Command
{
    public WorkCommand() : base("work", "Do the runs that are asked for, one at a time, apart from 'serve': embedding a catalog never slows a search.")
    {
        foreach (Option option in (Option[])[CommonOptions.Data, CommonOptions.Index, CommonOptions.Model])
            Options.Add(option);
        this.SetGuardedAction(async (parsed, cancellationToken) =>
        {
            var settings = SettingsFile.Load();
            var folder = DataFolder.Created(parsed.GetRequiredValue(CommonOptions.Data));
            using var catalog = OpenCatalog.Open(folder, parsed.GetValue(CommonOptions.Index), parsed.GetValue(CommonOptions.Model), settings);
            var store = RunsCommand.Store(folder);
            var worker = new Worker(
                $"{Environment.MachineName}/{Environment.ProcessId}", store, CatalogJobs.Of(catalog, folder, store, settings), settings.Bind<RunOptions>(RunOptions.Section),
                TimeProvider.System)
            {
                Log = Console.WriteLine,
            };
            Console.WriteLine($"Working on the runs of '{folder.Path}'.");
            await worker.RunAsync(cancellationToken);
            return ExitCodes.Done;
        });
    }
}
