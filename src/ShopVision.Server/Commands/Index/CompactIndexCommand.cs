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
        var index = IndexCommand.OpenLocal(parsed);
        await index.CompactAsync(onlyIfItPays: false, cancellationToken);
        using var named = new NamedIndex($"the data folder '{parsed.GetValue(CommonOptions.Data)}'", index);
        await InspectIndexCommand.PrintAsync(named, parsed, cancellationToken);
        return ExitCodes.Done;
    }
}
