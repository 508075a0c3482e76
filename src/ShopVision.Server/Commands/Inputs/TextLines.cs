using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ShopVision.Core.Errors;

namespace ShopVision.Server.Commands.Inputs;

/// <summary>A file of texts, one a line, or JSON lines with a <c>text</c> field where its name says so. Read as it goes.</summary>
internal static class TextLines
{
    public static Option<string?> Option { get; } = new("--texts")
    {
        Description = "A file of texts in UTF-8, one a line; JSON lines with a 'text' field where the name ends in .jsonl; '-' is standard input.",
        HelpName = "FILE",
    };

    /// <summary>Throws <c>texts-missing</c> where the file cannot be read, and <c>texts-invalid</c> where it is not UTF-8.</summary>
    public static async IAsyncEnumerable<TextLine> ReadAsync(
        string path, Stream standardInput, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isJson = Path.GetExtension(path).Equals(".jsonl", StringComparison.OrdinalIgnoreCase);
        using var lines = new StreamReader(path == "-" ? standardInput : Open(path), new UTF8Encoding(false, throwOnInvalidBytes: true));
        while (await ReadLineAsync(path, lines, cancellationToken) is { } line)
            yield return isJson ? ReadJson(line) : new TextLine(line, null);
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 81920, useAsync: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ShopVisionException(ErrorCode.TextsMissing, $"Expected a readable file of texts at '{path}', found: {exception.Message}", exception);
        }
    }

    private static async Task<string?> ReadLineAsync(string path, StreamReader lines, CancellationToken cancellationToken)
    {
        try
        {
            return await lines.ReadLineAsync(cancellationToken);
        }
        catch (DecoderFallbackException exception)
        {
            throw new ShopVisionException(ErrorCode.TextsInvalid, $"Expected UTF-8 in '{path}', found bytes that are not. Convert the file.", exception);
        }
    }

    private static TextLine ReadJson(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("text", out var text)
                && text.ValueKind == JsonValueKind.String
                    ? new TextLine(text.GetString()!, null)
                    : Refused(line, "found none");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is half of a surrogate pair, which JSON can write and no text can hold.
            return Refused(line, "found a line that cannot be read");
        }
    }

    private static TextLine Refused(string line, string found) =>
        new(line, new Failure(line, ErrorCode.TextsInvalid, $"Expected a JSON object with a text in its field 'text', {found}."));
}
