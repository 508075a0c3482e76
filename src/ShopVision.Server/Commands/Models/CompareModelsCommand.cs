using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ShopVision.Clip;
using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.ModelFolder.Comparing;
using ShopVision.Core.Errors;
using ShopVision.Server.Commands.Inputs;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands.Models;

internal sealed class CompareModelsCommand : Command
{
    private static readonly Argument<string> Left = new("A") { Description = "A model folder with a model.json, or the name of a model that is here." };
    private static readonly Argument<string> Right = new("B") { Description = "Another precision or export of the same network." };
    private static readonly Option<string> Images = new("--images") { Description = "A folder with pictures such as the shop has; at least 16.", HelpName = "DIR", Required = true };

    public CompareModelsCommand() : base("compare", "Compare two precisions of one network, and let them share an index where they agree.")
    {
        Arguments.Add(Left);
        Arguments.Add(Right);
        foreach (Option option in (Option[])[Images, TextLines.Option, CommonOptions.Json])
            Options.Add(option);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (left, right) = (Open(parsed.GetRequiredValue(Left)), Open(parsed.GetRequiredValue(Right)));
        var images = ImageFolder.FilesIn(parsed.GetRequiredValue(Images));
        var texts = await ReadTextsAsync(parsed.GetValue(TextLines.Option), cancellationToken);
        var options = SettingsFile.Load().Bind<ClipOptions>(ClipOptions.Section);
        var comparison = await ModelComparer.CompareAsync(left, right, images, texts, options, cancellationToken);
        if (comparison.IsCompatible)
            ModelComparer.WriteCompatible(left, right);

        if (parsed.GetValue(CommonOptions.Json))
            Console.WriteLine(JsonSerializer.Serialize(ComparisonDocument.Of(comparison), DocumentJson.Indented));
        else
            Print(comparison, left, right);
        return comparison.IsCompatible ? ExitCodes.Done : throw TooLow(comparison, left, right);
    }

    private static ClipModel Open(string named)
    {
        var model = ClipModel.Open(ModelLocation.Resolve(named));
        return model.HasManifest ? model : throw new ShopVisionException(
            ErrorCode.ModelMissing, $"Expected a model.json in '{model.Folder}' to note the result in, found none. Run 'shopvision models import {model.Folder}' first.");
    }

    private static async Task<IReadOnlyList<string>> ReadTextsAsync(string? file, CancellationToken cancellationToken)
    {
        if (file is null)
            return GoldenSubjects.Texts;
        await using var input = Console.OpenStandardInput();
        var texts = await TextLines.ReadAsync(file, input, cancellationToken).Where(line => line.Failure is null).Select(line => line.Text!).ToListAsync(cancellationToken);
        return texts.Count > 0 ? texts : throw new ShopVisionException(ErrorCode.InvalidRequest, $"Expected texts in '{file}', found none.");
    }

    private static void Print(ModelComparison comparison, ClipModel left, ClipModel right)
    {
        foreach (var refusal in comparison.Refusals)
            Console.WriteLine($"left out {refusal.ItemId}: [{refusal.Code}] {refusal.Message}");
        foreach (var (what, cosines) in new[] { ("pictures", comparison.Images), ("texts", comparison.Texts) })
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{cosines.Count,6} {what,-8}  cosine: least {cosines.Minimum:0.00000}, first percentile {cosines.FirstPercentile:0.00000}, mean {cosines.Mean:0.00000}"));
        if (comparison.IsCompatible)
            Console.WriteLine($"{left.Description.Label} ({left.Description.Fingerprint}) and {right.Description.Label} ({right.Description.Fingerprint}) may share an index; both model.json say so.");
    }

    private static ShopVisionException TooLow(ModelComparison comparison, ClipModel left, ClipModel right) => new(
        ErrorCode.ModelPrecisionTooLow,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Expected a mean and a first percentile of at least {CosineSummary.Enough} for the cosines between '{left.Description.Label}' and '{right.Description.Label}', found {comparison.Images.Mean:0.000} and {comparison.Images.FirstPercentile:0.000} for pictures, {comparison.Texts.Mean:0.000} and {comparison.Texts.FirstPercentile:0.000} for texts. Nothing was written. Use fp16 or full precision."));
}
