using System.CommandLine;
using System.Text.Json;
using ShopVision.Clip;
using ShopVision.Clip.ModelFolder;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands.Models;

internal sealed class VerifyModelCommand : Command
{
    private static readonly Argument<string?> Model = new("MODEL")
    {
        Description = "A model folder or the name of a model that is here. Default: shopvision-mini.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public VerifyModelCommand() : base("verify", "Check a model's digests and golden values, and let it embed something.")
    {
        Arguments.Add(Model);
        Options.Add(CommonOptions.Json);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var checks = await ModelVerifier.VerifyAsync(
            ModelLocation.Resolve(parsed.GetValue(Model)), SettingsFile.Load().Bind<ClipOptions>(ClipOptions.Section), cancellationToken);
        if (parsed.GetValue(CommonOptions.Json))
            Console.WriteLine(JsonSerializer.Serialize(checks, DocumentJson.Indented));
        else
            foreach (var check in checks)
                Console.WriteLine($"{(check.Passed ? "ok    " : "FAILED")} {check.Name}: {check.Detail}");
        return checks.All(check => check.Passed) ? ExitCodes.Done : ExitCodes.Failed;
    }
}
