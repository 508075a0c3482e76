using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ShopVision.Clip;
using ShopVision.Clip.ModelFolder;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands;

internal sealed class ModelsCommand : Command
{
    public ModelsCommand() : base("models", "List models and check that they are whole and give the vectors they should.")
    {
        Subcommands.Add(new ListCommand());
        Subcommands.Add(new VerifyCommand());
    }

    private sealed class ListCommand : Command
    {
        public ListCommand() : base("list", "List the models that stand beside the executable.")
        {
            Options.Add(CommonOptions.Json);
            this.SetGuardedAction((parsed, _) =>
            {
                var models = ModelLocation.ShippedNames().Select(name => ModelDocument.Of(ClipModel.Open(ModelLocation.Resolve(name)))).ToList();
                if (parsed.GetValue(CommonOptions.Json))
                    Console.WriteLine(JsonSerializer.Serialize(models, DocumentJson.Indented));
                else
                    foreach (var model in models)
                        Console.WriteLine(string.Create(
                            CultureInfo.InvariantCulture,
                            $"{model.Name}@{model.Revision}  {model.Dimensions} dimensions, {model.ImageSize} px, {model.Bytes / 1e6:0.0} MB, {model.License}\n  fingerprint {model.Fingerprint}\n  {model.Folder}"));
                return Task.FromResult(ExitCodes.Done);
            });
        }
    }

    private sealed class VerifyCommand : Command
    {
        private static readonly Argument<string?> Model = new("MODEL")
        {
            Description = "A model folder or the name of a shipped model. Default: shopvision-mini.",
            Arity = ArgumentArity.ZeroOrOne,
        };

        public VerifyCommand() : base("verify", "Check a model's digests and golden values, and let it embed something.")
        {
            Arguments.Add(Model);
            Options.Add(CommonOptions.Json);
            this.SetGuardedAction(async (parsed, cancellationToken) =>
            {
                var checks = await ModelVerifier.VerifyAsync(
                    ModelLocation.Resolve(parsed.GetValue(Model)), SettingsFile.Load().Bind<ClipOptions>(ClipOptions.Section), cancellationToken);
                if (parsed.GetValue(CommonOptions.Json))
                    Console.WriteLine(JsonSerializer.Serialize(checks, DocumentJson.Indented));
                else
                    foreach (var check in checks)
                        Console.WriteLine($"{(check.Passed ? "ok    " : "FAILED")} {check.Name}: {check.Detail}");
                return checks.All(check => check.Passed) ? ExitCodes.Done : ExitCodes.Failed;
            });
        }
    }
}

/// <summary>A model as listed.</summary>
internal sealed record ModelDocument(
    string Name, string Revision, int Dimensions, int ImageSize, long Bytes, string License, string Source, string Fingerprint, string Folder)
{
    public static ModelDocument Of(ClipModel model) => new(
        model.Description.Name, model.Description.Revision, model.Description.Dimensions, model.ImageSize, model.Bytes,
        model.License, model.Source, model.Description.Fingerprint.Value, model.Folder);
}
