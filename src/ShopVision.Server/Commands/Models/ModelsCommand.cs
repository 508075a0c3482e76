using System.CommandLine;

namespace ShopVision.Server.Commands.Models;

internal sealed class ModelsCommand : Command
{
    public ModelsCommand() : base("models", "List and pull models, check that they are whole and give the vectors they should, import published ones, and compare precisions.")
    {
        Subcommands.Add(new ListModelsCommand());
        Subcommands.Add(new PullModelCommand());
        Subcommands.Add(new VerifyModelCommand());
        Subcommands.Add(new ImportModelCommand());
        Subcommands.Add(new ExportGoldensCommand());
        Subcommands.Add(new CompareModelsCommand());
    }
}
