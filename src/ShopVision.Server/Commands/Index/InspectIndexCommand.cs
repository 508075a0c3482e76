using System.CommandLine;
using System.Text.Json;
using ShopVision.Server.Generations;
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
        var document = await IndexDocument.ReadAsync(named.Index, named.Name, cancellationToken);
        if (parsed.GetValue(CommonOptions.Json))
            Console.WriteLine(JsonSerializer.Serialize(document, DocumentJson.Indented));
        else
            IndexPrinting.Print(document);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var named = NamedIndex.Open(parsed);
        await PrintAsync(named, parsed, cancellationToken);
        return ExitCodes.Done;
    }
}
