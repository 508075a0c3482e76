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
    public ModelsCommand() : base("models", "List models, check that they are whole and give the vectors they should, and import published ones.")
    {
        Subcommands.Add(new ListCommand());
        Subcommands.Add(new VerifyCommand());
        Subcommands.Add(new ImportCommand());
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

    private sealed class ImportCommand : Command
    {
        private static readonly Argument<string> Folder = new("FOLDER") { Description = "A CLIP model as Hugging Face publishes it, with ONNX exports." };
        private static readonly Option<string?> Out = new("--out") { Description = "A folder to copy the model's files into. Default: FOLDER itself.", HelpName = "DIR" };
        private static readonly Option<bool> Force = new("--force") { Description = "Replace a model.json, and files in --out, that are there already." };

        public ImportCommand() : base("import", "Write what a published model's files say as a model.json, to be edited.")
        {
            Arguments.Add(Folder);
            Options.Add(Out);
            Options.Add(Force);
            Options.Add(CommonOptions.Json);
            this.SetGuardedAction((parsed, _) =>
            {
                var model = ModelDocument.Of(ModelImporter.Import(parsed.GetValue(Folder)!, parsed.GetValue(Out), parsed.GetValue(Force)));
                Console.WriteLine(parsed.GetValue(CommonOptions.Json)
                    ? JsonSerializer.Serialize(model, DocumentJson.Indented)
                    : $"Imported {model.Name} into {model.Folder}: {model.Dimensions} dimensions, {model.ImageSize} px, fingerprint {model.Fingerprint}.\n"
                        + $"model.json is yours to edit: licence and source are \"{model.License}\", and there are no attributes for zero-shot labels yet.");
                return Task.FromResult(ExitCodes.Done);
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
