using System.CommandLine;
using System.Text.Json;
using ShopVision.Clip.ModelFolder;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands.Models;

internal sealed class ImportModelCommand : Command
{
    private static readonly Argument<string> Folder = new("FOLDER") { Description = "A CLIP or SigLIP model with ONNX exports, as Hugging Face, OpenCLIP or Immich publishes it." };
    private static readonly Option<string?> Out = new("--out") { Description = "A folder to copy the model's files into. Default: FOLDER itself.", HelpName = "DIR" };
    private static readonly Option<bool> Force = new("--force") { Description = "Replace a model.json, and files in --out, that are there already." };

    public ImportModelCommand() : base("import", "Write what a published model's files say as a model.json, to be edited.")
    {
        Arguments.Add(Folder);
        Options.Add(Out);
        Options.Add(Force);
        Options.Add(PublishedOptions.Precision);
        Options.Add(PublishedOptions.LogitScale);
        Options.Add(PublishedOptions.LogitBias);
        Options.Add(CommonOptions.Json);
        this.SetGuardedAction((parsed, _) => Task.FromResult(Run(parsed)));
    }

    private static int Run(ParseResult parsed)
    {
        var model = ModelDocument.Of(ModelImporter.Import(parsed.GetRequiredValue(Folder), parsed.GetValue(Out), parsed.GetValue(Force), parsed.PublishedChoices()));
        Console.WriteLine(parsed.GetValue(CommonOptions.Json)
            ? JsonSerializer.Serialize(model, DocumentJson.Indented)
            : $"Imported {model.Name} into {model.Folder}: {model.Dimensions} dimensions, {model.ImageSize} px, fingerprint {model.Fingerprint}.\n"
                + $"model.json is yours to edit: licence and source are \"{model.License}\", and there are no attributes for zero-shot labels yet.");
        return ExitCodes.Done;
    }
}
