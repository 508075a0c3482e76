using System.CommandLine;
using ShopVision.LocalIndex;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands.Index;

internal sealed class IndexCommand : Command
{
    public IndexCommand() : base("index", "See, check, compact, copy and roll back the index of a data folder or a cluster. None of it needs a model.")
    {
        Subcommands.Add(new InspectIndexCommand());
        Subcommands.Add(new VerifyIndexCommand());
        Subcommands.Add(new CompactIndexCommand());
        Subcommands.Add(new RollBackIndexCommand());
        Subcommands.Add(new PruneIndexCommand());
        Subcommands.Add(new ExportIndexCommand());
        Subcommands.Add(new ImportIndexCommand());
        Subcommands.Add(new CopyIndexCommand());
        Subcommands.Add(new TuneIndexCommand());
    }

    /// <summary>The index of a data folder, for what only such an index knows.</summary>
    public static LocalProductIndex OpenLocal(ParseResult parsed) =>
        CatalogIndex.OpenLocal(DataFolder.Existing(parsed.GetRequiredValue(CommonOptions.Data)), SettingsFile.Load());
}
