using System.CommandLine;
using ShopVision.LocalIndex;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands.Index;

internal sealed class IndexCommand : Command
{
    public IndexCommand() : base("index", "See, check, compact, copy and roll back the index of a data folder. None of it needs a model.")
    {
        Subcommands.Add(new InspectIndexCommand());
        Subcommands.Add(new VerifyIndexCommand());
        Subcommands.Add(new CompactIndexCommand());
        Subcommands.Add(new RollBackIndexCommand());
        Subcommands.Add(new PruneIndexCommand());
        Subcommands.Add(new ExportIndexCommand());
        Subcommands.Add(new ImportIndexCommand());
    }

    public static LocalProductIndex Open(ParseResult parsed) => Open(DataFolder.Existing(parsed.GetRequiredValue(CommonOptions.Data)));

    public static LocalProductIndex Open(DataFolder folder) => LocalProductIndex.Open(
        folder.Index, SettingsFile.Load().Bind<LocalIndexOptions>(LocalIndexOptions.Section), TimeProvider.System);
}
