using System.CommandLine;
using System.Text.Json;
using ShopVision.Clip;
using ShopVision.Core.Classifying;
using ShopVision.Core.Errors;
using ShopVision.Server.Commands.Inputs;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands;

internal sealed class ClassifyCommand : Command
{
    private static readonly Argument<string[]> Files = new(ImageFiles.Argument.Name) { Description = ImageFiles.Argument.Description, Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Labels = new("--labels") { Description = "What to choose from, separated by commas. Default: the values that the model knows, axis by axis.", HelpName = "A,B,…" };
    private static readonly Option<string?> LabelsFile = new("--labels-file") { Description = "The same, one label a line.", HelpName = "FILE" };
    private static readonly Option<string[]> Axis = new("--axis") { Description = "What to read: color, category, gender, pattern, material. May be given several times; beside labels once, for what they are values of.", HelpName = "NAME" };
    private static readonly Option<string[]> Template = new("--template")
    {
        Description = "A prompt with {} for the label; several are averaged. Default: those that the model was calibrated with.",
        HelpName = "TEXT",
    };

    private static readonly Option<int> Top = new("--top") { Description = "How many labels of each axis to print.", DefaultValueFactory = _ => ClassifyRequest.DefaultTop };

    public ClassifyCommand() : base("classify", "Tell which of some labels pictures show, or none of these. Prints a line for each, in order.")
    {
        Arguments.Add(Files);
        foreach (Option option in (Option[])[CommonOptions.Model, Labels, LabelsFile, Axis, Template, Top, Strictness.Option, CommonOptions.Json])
            Options.Add(option);
        Validators.Add(result =>
        {
            if (result.GetValue(Labels) is not null && result.GetValue(LabelsFile) is not null)
                result.AddError("Expected either --labels or --labels-file.");
        });
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var clip = SettingsFile.Load().Bind<ClipOptions>(ClipOptions.Section);
        using var embedder = ClipEmbedder.Load(ModelLocation.Resolve(parsed.GetValue(CommonOptions.Model)), clip);
        await using var input = Console.OpenStandardInput();
        var classifier = await new Classifier(embedder).PrepareAsync(await RequestAsync(parsed, input, cancellationToken), cancellationToken);
        using var lines = new JsonLines();
        var isJson = parsed.GetValue(CommonOptions.Json);
        var errors = 0L;
        await foreach (var result in embedder.EmbedFilesAsync(ImageFiles.ReadAsync(parsed.GetRequiredValue(Files), input, clip.Limits.MaxBytes, cancellationToken), cancellationToken))
        {
            errors += result.Succeeded ? 0 : 1;
            if (!isJson)
                Console.WriteLine(result.Succeeded ? ClassificationLine.Of(result.Id, classifier.Classify(result.Embedding)) : $"{result.Id}  error [{result.Failure.Code}]: {result.Failure.Message}");
            else if (result.Succeeded)
                lines.Write("input", result.Id, writer => Write(writer, classifier.Classify(result.Embedding)));
            else
                lines.WriteError("input", result.Id, result.Failure);
        }

        return parsed.ExitCodeFor(errors);
    }

    private static async Task<ClassifyRequest> RequestAsync(ParseResult parsed, Stream input, CancellationToken cancellationToken) => new()
    {
        Labels = parsed.GetValue(LabelsFile) is { } file
            ? Some(await TextLines.ReadAsync(file, input, cancellationToken).Select(line => line.Text).ToListAsync(cancellationToken), $"a line in '{file}'")
            : parsed.GetValue(Labels) is { } labels ? Some(labels.Split(','), "between the commas of --labels") : [],
        Templates = parsed.GetValue(Template) ?? [],
        Axes = parsed.GetValue(Axis) ?? [],
        Top = parsed.GetValue(Top),
    };

    private static List<string> Some(IEnumerable<string> written, string where)
    {
        List<string> labels = [.. written.Select(label => label.Trim()).Where(label => label.Length > 0)];
        return labels.Count > 0 ? labels : throw new ShopVisionException(ErrorCode.InvalidRequest, $"Expected labels {where}, found none.");
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<Classification> classifications)
    {
        writer.WritePropertyName("classifications");
        JsonSerializer.Serialize(writer, classifications, DocumentJson.Indented);
    }
}
