using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands.Index;

internal sealed class VerifyIndexCommand : Command
{
    public VerifyIndexCommand() : base("verify", $"Read every committed byte of every generation against its checksum. Exits with {ExitCodes.Failed} where one is damaged.")
    {
        Options.Add(CommonOptions.Data);
        Options.Add(CommonOptions.Json);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var checks = await IndexCommand.OpenLocal(parsed).VerifyAsync(cancellationToken);
        if (parsed.GetValue(CommonOptions.Json))
            Console.WriteLine(JsonSerializer.Serialize(checks.Select(GenerationCheckDocument.Of), DocumentJson.Indented));
        else
            foreach (var check in checks)
                Console.WriteLine(check.Fault is { } fault
                    ? $"FAILED {check.Generation}: [{fault.Code}] {fault.Message}"
                    : string.Create(CultureInfo.InvariantCulture, $"ok     {check.Generation}: {check.Products} products, {check.Images} pictures, {check.Bytes / 1e6:0.0} MB"));
        return checks.All(check => check.Fault is null) ? ExitCodes.Done : ExitCodes.Failed;
    }
}
