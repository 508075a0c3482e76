using System.CommandLine;
using System.Text.Json;
using ShopVision.Core.Errors;
using ShopVision.LocalIndex;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands.Index;

internal sealed class InspectIndexCommand : Command
{
    public InspectIndexCommand() : base("inspect", "Tell which generations there are, which one is published, and what they hold.")
    {
        NamedIndex.AddOptions(this);
        this.SetGuardedAction(RunAsync);
    }

    /// <summary>Prints what an index holds; throws <c>index-missing</c> where nothing was ever published.</summary>
    public static async Task PrintAsync(NamedIndex named, ParseResult parsed, CancellationToken cancellationToken)
    {
        var description = await named.Index.DescribeAsync(cancellationToken) ?? throw new ShopVisionException(
            ErrorCode.IndexMissing,
            $"Expected a published index in {named.Name}, found none. Ingest a catalog into it first.");
        var snapshots = named.Index is LocalProductIndex local ? await local.SnapshotsAsync(cancellationToken) : new Dictionary<string, long>();
        var document = IndexDocument.Of(description, snapshots);
        if (parsed.GetValue(CommonOptions.Json))
            Console.WriteLine(JsonSerializer.Serialize(document, DocumentJson.Indented));
        else
            document.Print();
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var named = NamedIndex.Open(parsed);
        await PrintAsync(named, parsed, cancellationToken);
        return ExitCodes.Done;
    }
}
