using System.CommandLine;
using System.Text.Json;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands.Index;

internal sealed class InspectIndexCommand : Command
{
    public InspectIndexCommand() : base("inspect", "Tell which generations there are, which one is published, and what they hold.")
    {
        Options.Add(CommonOptions.Data);
        Options.Add(CommonOptions.Json);
        this.SetGuardedAction(RunAsync);
    }

    /// <summary>Prints what an index holds; throws <c>index-missing</c> where nothing was ever published.</summary>
    public static async Task PrintAsync(IProductIndex index, ParseResult parsed, CancellationToken cancellationToken)
    {
        var description = await index.DescribeAsync(cancellationToken) ?? throw new ShopVisionException(
            ErrorCode.IndexMissing,
            $"Expected a published index in the data folder '{parsed.GetValue(CommonOptions.Data)}', found none. Ingest a catalog into it first.");
        var document = IndexDocument.Of(description);
        if (parsed.GetValue(CommonOptions.Json))
            Console.WriteLine(JsonSerializer.Serialize(document, DocumentJson.Indented));
        else
            document.Print();
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await PrintAsync(IndexCommand.Open(parsed), parsed, cancellationToken);
        return ExitCodes.Done;
    }
}
