using System.CommandLine;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands;

internal sealed class WorkCommand : Command
{
    public WorkCommand() : base("work", "Do the runs that people and schedules ask for, one at a time, apart from 'serve': embedding a catalog never slows a search.")
    {
        foreach (Option option in (Option[])[CommonOptions.Data, CommonOptions.Index, CommonOptions.Model])
            Options.Add(option);
        this.SetGuardedAction(async (parsed, cancellationToken) =>
        {
            var settings = SettingsFile.Load();
            var folder = DataFolder.Created(parsed.GetRequiredValue(CommonOptions.Data));
            using var catalog = OpenCatalog.Open(folder, parsed.GetValue(CommonOptions.Index), parsed.GetValue(CommonOptions.Model), settings);
            await CatalogWork.RunAsync(catalog, settings, cancellationToken);
            return ExitCodes.Done;
        });
    }
}
