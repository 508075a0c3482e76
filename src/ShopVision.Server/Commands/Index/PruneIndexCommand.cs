using System.CommandLine;

namespace ShopVision.Server.Commands.Index;

internal sealed class PruneIndexCommand : Command
{
    private static readonly Option<int> Keep = new("--keep") { Description = "How many generations to keep beside the published one.", DefaultValueFactory = _ => 1 };

    public PruneIndexCommand() : base("prune", "Delete old generations.")
    {
        NamedIndex.AddOptions(this, Keep);
        Validators.Add(result =>
        {
            if (result.GetValue(Keep) < 0)
                result.AddError("Expected --keep to be 0 or more.");
        });
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var named = NamedIndex.Open(parsed);
        await named.Index.PruneAsync(parsed.GetValue(Keep), cancellationToken);
        await InspectIndexCommand.PrintAsync(named, parsed, cancellationToken);
        return ExitCodes.Done;
    }
}
