using System.CommandLine;
using System.Text.Json;
using ShopVision.Clip;
using ShopVision.Server.Commands.Inputs;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands;

internal sealed class TokenizeCommand : Command
{
    private static readonly Option<string> Texts = new(TextLines.Option.Name)
    {
        Description = TextLines.Option.Description,
        HelpName = TextLines.Option.HelpName,
        Required = true,
    };

    public TokenizeCommand() : base("tokenize", "Print the ids that a model gets for texts, a JSON line each: {\"text\", \"ids\"} or {\"text\", \"error\"}, in order.")
    {
        foreach (Option option in (Option[])[CommonOptions.Model, Texts, Strictness.Option])
            Options.Add(option);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var inputs = ModelInputs.Open(
            ModelLocation.Resolve(parsed.GetValue(CommonOptions.Model)), SettingsFile.Load().Bind<ClipOptions>(ClipOptions.Section));
        await using var input = Console.OpenStandardInput();
        using var lines = new JsonLines();
        await foreach (var line in TextLines.ReadAsync(parsed.GetRequiredValue(Texts), input, cancellationToken))
            if (line.Failure is { } failure)
                lines.WriteError("text", line.Text, failure);
            else
                lines.Write("text", line.Text, writer => WriteIds(writer, inputs.IdsOf(line.Text)));
        return parsed.ExitCodeFor(lines.Errors);
    }

    private static void WriteIds(Utf8JsonWriter writer, int[] ids)
    {
        writer.WriteStartArray("ids");
        foreach (var id in ids)
            writer.WriteNumberValue(id);
        writer.WriteEndArray();
    }
}
