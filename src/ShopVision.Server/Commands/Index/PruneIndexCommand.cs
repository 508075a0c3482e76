using System.CommandLine;

namespace ShopVision.Server.Commands.Index;

internal sealed class PruneIndexCommand : Command
{
    private static readonly Option<int> Keep = new("--keep") { Description = "How many generations to keep beside the published one.", DefaultValueFactory = _ => 1 };

    public PruneIndexCommand() : base("prune", "Delete old generations.")
    {
        foreach (Option option in (Option[])[CommonOptions.Data, Keep, CommonOptions.Json])
            Options.Add(option);
        Validators.Add(result =>
        {
            if (result.GetValue(Keep) < 0)
                result.AddError("Expected --keep to be 0 or more.");
        });
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var index = IndexCommand.Open(parsed);
        await index.PruneAsync(parsed.GetValue(Keep), cancellationToken);
        await InspectIndexCommand.PrintAsync(index, parsed, cancellationToken);
        return ExitCodes.Done;
    }
}
