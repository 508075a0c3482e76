using System.CommandLine;
using ShopVision.Clip;
using ShopVision.Core.Errors;
using ShopVision.Server.Commands.Inputs;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands;

internal sealed class PreprocessCommand : Command
{
    private static readonly Argument<string[]> Files = new(ImageFiles.Argument.Name)
    {
        Description = ImageFiles.Argument.Description,
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Out = new("--out") { Description = "The folder for the crops, <name>.png for a picture <name>.jpg.", HelpName = "DIR", Required = true };

    public PreprocessCommand() : base("preprocess", "Write what a model sees of pictures as PNGs, and print a JSON line each: {\"input\", \"output\"} or {\"input\", \"error\"}, in order.")
    {
        Arguments.Add(Files);
        foreach (Option option in (Option[])[CommonOptions.Model, Out, Strictness.Option])
            Options.Add(option);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var clip = SettingsFile.Load().Bind<ClipOptions>(ClipOptions.Section);
        var inputs = ModelInputs.Open(ModelLocation.Resolve(parsed.GetValue(CommonOptions.Model)), clip);
        var crops = CropFolder.Create(parsed.GetRequiredValue(Out));
        await using var input = Console.OpenStandardInput();
        using var lines = new JsonLines();
        await foreach (var file in ImageFiles.ReadAsync(parsed.GetRequiredValue(Files), input, clip.Limits.MaxBytes, cancellationToken))
            await WriteAsync(file, inputs, crops, lines, cancellationToken);
        return parsed.ExitCodeFor(lines.Errors);
    }

    private static async Task WriteAsync(InputFile file, ModelInputs inputs, CropFolder crops, JsonLines lines, CancellationToken cancellationToken)
    {
        if (file.Failure is { } unread)
        {
            lines.WriteError("input", file.Name, unread);
            return;
        }

        try
        {
            var path = await crops.WriteAsync(file.Name, inputs.PngOf(file.Content.Span), cancellationToken);
            lines.Write("input", file.Name, writer => writer.WriteString("output", path));
        }
        catch (ShopVisionException exception) when (exception.Code.IsAboutImage || exception.Code == ErrorCode.OutputTaken)
        {
            lines.WriteError("input", file.Name, new Failure(file.Name, exception.Code, exception.Message));
        }
    }
}
