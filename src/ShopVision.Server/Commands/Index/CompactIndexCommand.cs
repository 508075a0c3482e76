using System.CommandLine;

namespace ShopVision.Server.Commands.Index;

internal sealed class CompactIndexCommand : Command
{
    public CompactIndexCommand() : base("compact", "Copy the published generation without what was replaced or deleted, publish the copy and delete the original. Searches go on meanwhile.")
    {
        Options.Add(CommonOptions.Data);
        Options.Add(CommonOptions.Json);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var index = IndexCommand.Open(parsed);
        await index.CompactAsync(onlyIfItPays: false, cancellationToken);
        await InspectIndexCommand.PrintAsync(index, parsed, cancellationToken);
        return ExitCodes.Done;
    }
}
