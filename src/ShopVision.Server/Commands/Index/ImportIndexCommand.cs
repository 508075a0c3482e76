using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.Server.Commands.Index;

internal sealed class ImportIndexCommand : Command
{
    private static readonly Argument<string> File = new("FILE") { Description = "What 'shopvision index export' wrote." };

    public ImportIndexCommand() : base("import", "Fill a new generation from an export and publish it; the one before is kept.")
    {
        Arguments.Add(File);
        NamedIndex.AddOptions(this);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = parsed.GetRequiredValue(File);
        using var lines = OpenText(file);
        var model = ExportedLines.ReadModel(file, await ReadLineAsync(file, 1, lines, cancellationToken));
        using var named = NamedIndex.OpenToFill(parsed);
        await Filling.FillAsync(named.Index, model, $"'{file}'", EntriesAsync(file, lines, cancellationToken), cancellationToken);
        await InspectIndexCommand.PrintAsync(named, parsed, cancellationToken);
        return ExitCodes.Done;
    }

    private static async IAsyncEnumerable<IndexEntry> EntriesAsync(
        string file, StreamReader lines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var number = 2; await ReadLineAsync(file, number, lines, cancellationToken) is { } line; number++)
            yield return ExportedLines.ReadEntry(file, number, line);
    }

    private static async Task<string?> ReadLineAsync(string file, int number, StreamReader lines, CancellationToken cancellationToken)
    {
        try
        {
            return await lines.ReadLineAsync(cancellationToken);
        }
        catch (DecoderFallbackException exception)
        {
            throw ExportedLines.Invalid(file, number, "bytes that are not UTF-8", exception);
        }
    }

    private static StreamReader OpenText(string file)
    {
        try
        {
            return new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ShopVisionException(ErrorCode.ExportInvalid, $"Expected a readable export at '{file}', found: {exception.Message}", exception);
        }
    }
}
