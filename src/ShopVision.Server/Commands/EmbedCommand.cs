using System.CommandLine;
using ShopVision.Clip;
using ShopVision.Core.Embeddings;
using ShopVision.Server.Commands.Inputs;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands;

internal sealed class EmbedCommand : Command
{
    // Enough to fill the model's batches; small enough that answers come while a long file is still being read.
    private const int TextsAtOnce = 256;

    public EmbedCommand() : base("embed", "Print the vectors of pictures or texts, a JSON line each: {\"input\", \"embedding\"} or {\"input\", \"error\"}, in order.")
    {
        Arguments.Add(ImageFiles.Argument);
        foreach (Option option in (Option[])[CommonOptions.Model, TextLines.Option, Strictness.Option])
            Options.Add(option);
        Validators.Add(result =>
        {
            if (result.GetValue(ImageFiles.Argument) is { Length: > 0 } == result.GetValue(TextLines.Option) is not null)
                result.AddError("Expected either FILES (or '-') or --texts FILE.");
        });
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (files, texts) = (parsed.GetValue(ImageFiles.Argument) ?? [], parsed.GetValue(TextLines.Option));
        var clip = SettingsFile.Load().Bind<ClipOptions>(ClipOptions.Section);
        using var embedder = ClipEmbedder.Load(ModelLocation.Resolve(parsed.GetValue(CommonOptions.Model)), clip);
        using var lines = new JsonLines();
        if (texts is not null)
            await EmbedTextsAsync(embedder, texts, lines, cancellationToken);
        else
            await EmbedImagesAsync(embedder, files, clip.Limits.MaxBytes, lines, cancellationToken);
        return parsed.ExitCodeFor(lines.Errors);
    }

    private static async Task EmbedTextsAsync(ClipEmbedder embedder, string path, JsonLines lines, CancellationToken cancellationToken)
    {
        await using var input = Console.OpenStandardInput();
        await foreach (var batch in TextLines.ReadAsync(path, input, cancellationToken).Chunk(TextsAtOnce).WithCancellation(cancellationToken))
        {
            var readable = batch.Where(line => line.Failure is null).Select(line => line.Text).ToList();
            var embeddings = await embedder.EmbedTextsAsync(readable, cancellationToken);
            var next = 0;
            foreach (var line in batch)
                if (line.Failure is { } failure)
                    lines.WriteError("input", line.Text, failure);
                else
                    Write(lines, line.Text, embeddings[next++]);
        }
    }

    private static async Task EmbedImagesAsync(
        ClipEmbedder embedder, IReadOnlyList<string> files, int maxBytes, JsonLines lines, CancellationToken cancellationToken)
    {
        await using var input = Console.OpenStandardInput();
        var pictures = ImageFiles.ReadAsync(files, input, maxBytes, cancellationToken);
        await foreach (var result in embedder.EmbedFilesAsync(pictures, cancellationToken))
            if (result.Succeeded)
                Write(lines, result.Id, result.Embedding);
            else
                lines.WriteError("input", result.Id, result.Failure);
    }

    private static void Write(JsonLines lines, string input, Embedding embedding) => lines.Write("input", input, writer =>
    {
        writer.WriteStartArray("embedding");
        foreach (var value in embedding.Values)
            writer.WriteNumberValue(value);
        writer.WriteEndArray();
    });
}
