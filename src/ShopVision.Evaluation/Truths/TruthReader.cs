using CsvHelper;
using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;

namespace ShopVision.Evaluation.Truths;

/// <summary>Reads a truth file, and says by name what is wrong with it.</summary>
internal sealed class TruthReader(string path, TruthColumns columns)
{
    public Truth Read()
    {
        if (!File.Exists(path))
            throw Invalid("a CSV file with the columns id and color, category or gender", "no file", "Check the path");
        try
        {
            using var csv = CsvReader.FromFile(path, Options(), FileOptions.SequentialScan);
            return Read(csv);
        }
        catch (CsvFormatException exception)
        {
            throw Invalid("well-formed CSV", $"a fault in line {exception.LineNumber}", "Check the quotes there", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Invalid("a readable file", "one that cannot be read", "Check its permissions", exception);
        }
    }

    private Truth Read(CsvReader csv)
    {
        string[] header = csv.Read() ? [.. csv.Current.ToArray().Select(name => name.Trim())] : [];
        if (header.Length == 0)
            throw Invalid("a header line", "an empty file", "Write the column names into the first line");
        var id = Column(header, columns.Id, TruthColumns.WellKnownIds)
            ?? throw Invalid("a column 'id'", $"the columns {string.Join(", ", header)}", "Rename the one that holds it");
        var axes = TruthColumns.MeasuredAxes
            .Select(axis => (Axis: axis, Index: Column(header, columns.Named(axis), TruthColumns.WellKnown(axis))))
            .Where(axis => axis.Index is not null)
            .ToDictionary(axis => axis.Axis, axis => axis.Index!.Value);
        if (axes.Count == 0)
            throw Invalid(
                "a column for color, category or gender", $"the columns {string.Join(", ", header)}", "Rename those that hold them");
        return new Truth(path, [.. axes.Keys], ReadProducts(csv, header.Length, id, axes));
    }

    private Dictionary<string, TrueProduct> ReadProducts(CsvReader csv, int width, int idColumn, Dictionary<string, int> axes)
    {
        var byId = new Dictionary<string, TrueProduct>(StringComparer.Ordinal);
        while (csv.Read())
        {
            var cells = csv.Current.ToArray();
            // A separator that was not quoted moves every later value into a wrong column: that would be a wrong truth, quietly.
            if (cells.Length > width)
                throw Invalid($"{width} values a line", $"{cells.Length} in line {csv.LineNumber}", "Put quotes around values that hold the separator");
            var id = cells.ElementAtOrDefault(idColumn);
            if (string.IsNullOrEmpty(id))
                throw Invalid("an id in every line", $"none in line {csv.LineNumber}", "Give the line an id or remove it");
            var values = axes
                .Select(axis => (axis.Key, Value: ValueOf(axis.Key, cells.ElementAtOrDefault(axis.Value))))
                .Where(pair => pair.Value is not null)
                .ToDictionary(pair => pair.Key, pair => pair.Value!);
            if (!byId.TryAdd(id, new TrueProduct(id, values)))
                throw Invalid("every id once", $"'{id}' again in line {csv.LineNumber}", "Keep one of the lines");
        }

        return byId.Count > 0 ? byId : throw Invalid("a line for each product", "a header and nothing below", "Add the products");
    }

    private int? Column(string[] header, string? named, IReadOnlyList<string> wellKnown)
    {
        foreach (var name in named is null ? wellKnown : [named])
            if (Array.FindIndex(header, column => column.Equals(name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index)
                return index;
        return named is null
            ? null
            : throw Invalid($"a column '{named}'", $"the columns {string.Join(", ", header)}", "Name one of these");
    }

    // A path stands for its leaf: that is what a photo shows and what a shopper says.
    private static string? ValueOf(string axis, string? field) => field switch
    {
        null or "" or "NA" => null,
        _ when axis == Axes.Category => CategoryPath.Parse(field) is [.., var leaf] ? leaf : null,
        _ => field,
    };

    private CsvReaderOptions Options()
    {
        var isTsv = Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase);
        return new CsvReaderOptions
        {
            Separator = isTsv ? '\t' : ',',
            HasHeader = false,
            TrimWhitespace = true,
            WhitespaceCharacters = isTsv ? " " : " \t",
            TrackLineNumbers = true,
            PoolStrings = true,
            OnMalformedRecord = row =>
            {
                // A quote inside an unquoted value is an inch mark; an open one would swallow the lines below it.
                if (row.Reason is CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.TextAfterClosingQuote)
                    throw Invalid("every quote closed, and doubled inside a quoted value", $"line {row.LineNumber}", "Mend the quotes there");
            },
        };
    }

    private ShopVisionException Invalid(string expected, string found, string advice, Exception? inner = null) =>
        new(ErrorCode.TruthInvalid, $"Expected {expected} in truth file '{path}', found {found}. {advice}.", inner);
}
