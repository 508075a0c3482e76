using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Feeds.Rows;

/// <summary>CSV and TSV after RFC 4180: a header line, then a product a row. A quote inside an unquoted value is an inch mark.</summary>
internal sealed class DelimitedFeedReader(Stream feed, string name, char separator) : IFeedReader
{
    /// <summary>A quote that is never closed would otherwise read the rest of the file into memory.</summary>
    private const int MaxRowBytes = 16 * 1024 * 1024;

    public IReadOnlyList<string>? Header { get; private set; }

    public async IAsyncEnumerable<FeedRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reader = CsvReader.Create(feed, Options(), leaveOpen: true);
        while (await NextAsync(reader, cancellationToken).ConfigureAwait(false))
        {
            RequireUtf8(reader);
            var cells = reader.Current.ToArray();
            if (Header is null)
                Header = [.. cells.Select(cell => cell.Trim())];
            else
                yield return Row(reader.LineNumber, Header, cells);
        }
    }

    private static FeedRow Row(long line, IReadOnlyList<string> header, string[] cells)
    {
        // Spreadsheets leave out empty cells at the end of a row; a value beyond the header means that a separator was not quoted.
        var values = new FeedCell[header.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = new FeedCell(i < cells.Length ? [cells[i]] : []);
        var problem = cells.Skip(header.Count).All(string.IsNullOrWhiteSpace)
            ? null
            : $"The row has {cells.Length} values, the header {header.Count} columns. Put quotes around values that hold the separator.";
        return new FeedRow(line, header, values, problem);
    }

    private async ValueTask<bool> NextAsync(CsvReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (CsvFormatException fault)
        {
            throw Invalid(fault.LineNumber, $"is longer than {MaxRowBytes >> 20} MiB. Most likely a quote is not closed: look for it there.", fault);
        }
    }

    private void RequireUtf8(CsvReader reader)
    {
        var row = reader.RawRecord;
        if (Utf8.IsValid(row))
            return;
        // No byte of a longer UTF-8 sequence is a line feed, so each line of the row can be judged alone.
        var line = reader.LineNumber;
        while (row.IndexOf((byte)'\n') is >= 0 and var end && Utf8.IsValid(row[..end]))
        {
            row = row[(end + 1)..];
            line++;
        }

        throw FeedFaults.NotUtf8(name, line);
    }

    private CsvReaderOptions Options() => new()
    {
        Separator = separator,
        HasHeader = false,
        Encoding = Encoding.UTF8,
        TrimWhitespace = true,
        // A TSV's separator is white space itself: only spaces may be trimmed there.
        WhitespaceCharacters = separator == '\t' ? " " : " \t",
        TrackLineNumbers = true,
        MaxRecordSize = MaxRowBytes,
        PoolStrings = true,
        OnMalformedRecord = row =>
        {
            if (row.Reason == CsvMalformedReason.UnterminatedQuote)
                throw Invalid(row.LineNumber, "opens a quote that is never closed. Close it, and double every quote inside a quoted value.");
            if (row.Reason == CsvMalformedReason.TextAfterClosingQuote)
                throw Invalid(row.LineNumber, "has text after a closing quote. Double every quote inside a quoted value, and close every quote.");
        },
    };

    private ShopVisionException Invalid(long line, string what, Exception? inner = null) =>
        FeedFaults.Invalid(name, $"The row that begins on line {line} {what}", inner);
}
