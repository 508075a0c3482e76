using System.CommandLine;

namespace ShopVision.Server.Commands.Index;

internal sealed class RollBackIndexCommand : Command
{
    private static readonly Argument<string> Generation = new("GENERATION") { Description = "A generation that is kept, as 'shopvision index inspect' tells it." };

    public RollBackIndexCommand() : base("rollback", "Publish a generation that was published before. Who serves the folder follows within a second.")
    {
        Arguments.Add(Generation);
        Options.Add(CommonOptions.Data);
        Options.Add(CommonOptions.Json);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var index = IndexCommand.Open(parsed);
        await index.RollBackAsync(parsed.GetRequiredValue(Generation), cancellationToken);
        await InspectIndexCommand.PrintAsync(index, parsed, cancellationToken);
        return ExitCodes.Done;
    }
}
