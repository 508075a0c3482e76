using System.CommandLine;
using ShopVision.Core.Errors;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands.Index;

internal sealed class CopyIndexCommand : Command
{
    private static readonly Argument<string> From = new("FROM") { Description = "A data folder, or the address of a cluster as --index takes it." };
    private static readonly Argument<string> To = new("TO") { Description = "Where to: the same; a data folder is made where it is missing." };

    public CopyIndexCommand() : base(
        "copy", "Fill a new generation of one index with the published entries of another and publish it: nothing is embedded again. Pictures stay where they are.")
    {
        Arguments.Add(From);
        Arguments.Add(To);
        Options.Add(CommonOptions.Json);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var from = NamedIndex.Open(parsed.GetRequiredValue(From), DataFolder.Existing);
        var model = (await from.Index.DescribeAsync(cancellationToken))?.Published.Model
            ?? throw new ShopVisionException(ErrorCode.IndexMissing, $"Expected a published index in {from.Name}, found none. Ingest a catalog into it first.");
        using var to = NamedIndex.Open(parsed.GetRequiredValue(To), DataFolder.Created);
        await Filling.FillAsync(to.Index, model, from.Name, from.Index.ExportAsync(withVectors: true, cancellationToken), cancellationToken);
        await InspectIndexCommand.PrintAsync(to, parsed, cancellationToken);
        return ExitCodes.Done;
    }
}
