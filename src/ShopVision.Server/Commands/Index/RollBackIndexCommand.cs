using System.CommandLine;

namespace ShopVision.Server.Commands.Index;

internal sealed class RollBackIndexCommand : Command
{
    private static readonly Argument<string> Generation = new("GENERATION") { Description = "A generation that is kept, as 'shopvision index inspect' tells it." };

    public RollBackIndexCommand() : base("rollback", "Publish a generation that was published before. Who serves it follows within a second.")
    {
        Arguments.Add(Generation);
        NamedIndex.AddOptions(this);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var named = NamedIndex.Open(parsed);
        await named.Index.RollBackAsync(parsed.GetRequiredValue(Generation), cancellationToken);
        await InspectIndexCommand.PrintAsync(named, parsed, cancellationToken);
        return ExitCodes.Done;
    }
}
