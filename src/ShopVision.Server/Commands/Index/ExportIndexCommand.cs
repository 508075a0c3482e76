using System.CommandLine;
using System.Text;
using System.Text.Json;
using ShopVision.Core.Errors;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Commands.Index;

internal sealed class ExportIndexCommand : Command
{
    private static readonly Option<string> Out = new("--out") { Description = "Where to write it: JSON lines in UTF-8. A file that is there is not overwritten.", HelpName = "FILE", Required = true };

    public ExportIndexCommand() : base("export", "Write all entries of the published generation with their vectors; pictures are not part of an index.")
    {
        NamedIndex.AddOptions(this, Out);
        this.SetGuardedAction(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var named = NamedIndex.Open(parsed);
        var file = parsed.GetRequiredValue(Out);
        var model = (await named.Index.DescribeAsync(cancellationToken))?.Published.Model
            ?? throw new ShopVisionException(ErrorCode.IndexMissing, $"Expected a published index in {named.Name}, found none. Ingest a catalog into it first.");
        var entries = 0L;
        await using (var lines = Create(file))
        {
            await lines.WriteLineAsync(ExportedLines.Of(model));
            await foreach (var entry in named.Index.ExportAsync(withVectors: true, cancellationToken))
            {
                await lines.WriteLineAsync(ExportedLines.Of(entry));
                entries++;
            }
        }

        Console.WriteLine(parsed.GetValue(CommonOptions.Json)
            ? JsonSerializer.Serialize(new { file, entries }, DocumentJson.Indented)
            : $"{entries} entries in {file}");
        return ExitCodes.Done;
    }

    private static StreamWriter Create(string file)
    {
        try
        {
            return new StreamWriter(new FileStream(file, FileMode.CreateNew, FileAccess.Write), new UTF8Encoding(false)) { NewLine = "\n" };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ShopVisionException(ErrorCode.OutputTaken, $"Expected to be able to make the file '{file}', found: {exception.Message} Name another one with --out.", exception);
        }
    }
}
