using System.CommandLine;
using System.Text.Json;
using ShopVision.Clip.ModelFolder;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands.Models;

internal sealed class ImportModelCommand : Command
{
    private static readonly Argument<string> Folder = new("FOLDER") { Description = "A CLIP or SigLIP model as Hugging Face publishes it, with ONNX exports." };
    private static readonly Option<string?> Out = new("--out") { Description = "A folder to copy the model's files into. Default: FOLDER itself.", HelpName = "DIR" };
    private static readonly Option<bool> Force = new("--force") { Description = "Replace a model.json, and files in --out, that are there already." };

    private static readonly Option<string?> Precision = new("--precision") { Description = "Which export to take where there are several: fp32, fp16, quantized, int8, uint8, q4, q4f16 or bnb4. Default: fp32.", HelpName = "WORD" };
    private static readonly Option<float?> LogitScale = new("--logit-scale") { Description = "What the model multiplies its cosines with, where its files do not say.", HelpName = "NUMBER" };
    private static readonly Option<float?> LogitBias = new("--logit-bias") { Description = "What a model with a sigmoid adds to its logits, where its files do not say.", HelpName = "NUMBER" };

    public ImportModelCommand() : base("import", "Write what a published model's files say as a model.json, to be edited.")
    {
        Arguments.Add(Folder);
        Options.Add(Out);
        Options.Add(Force);
        Options.Add(Precision);
        Options.Add(LogitScale);
        Options.Add(LogitBias);
        Options.Add(CommonOptions.Json);
        this.SetGuardedAction((parsed, _) => Task.FromResult(Run(parsed)));
    }

    private static int Run(ParseResult parsed)
    {
        var choices = new PublishedChoices
        {
            Precision = parsed.GetValue(Precision),
            LogitScale = parsed.GetValue(LogitScale),
            LogitBias = parsed.GetValue(LogitBias),
        };
        var model = ModelDocument.Of(ModelImporter.Import(parsed.GetRequiredValue(Folder), parsed.GetValue(Out), parsed.GetValue(Force), choices));
        Console.WriteLine(parsed.GetValue(CommonOptions.Json)
            ? JsonSerializer.Serialize(model, DocumentJson.Indented)
            : $"Imported {model.Name} into {model.Folder}: {model.Dimensions} dimensions, {model.ImageSize} px, fingerprint {model.Fingerprint}.\n"
                + $"model.json is yours to edit: licence and source are \"{model.License}\", and there are no attributes for zero-shot labels yet.");
        return ExitCodes.Done;
    }
}
