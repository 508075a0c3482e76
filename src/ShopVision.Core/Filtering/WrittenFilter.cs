using System.Globalization;
using ShopVision.Core.Catalog;

namespace ShopVision.Core.Filtering;

/// <summary>Reads the conditions on one field as query strings and the command line write them.</summary>
internal static class WrittenFilter
{
    private const string To = "..";

    public static FieldFilter Parse(string field, IReadOnlyList<string> values) => field switch
    {
        Fields.InStock => InStock(field, values),
        Fields.Price => values is [var written] && Numbers(written) is { } range
            ? range
            : throw Invalid(field, "one range such as 10..50, ..50 or 10..", values),
        Fields.AddedAt => values is [var written] && Dates(written) is { } dates
            ? dates
            : throw Invalid(field, "one range of dates such as 2026-11-01..2026-11-30, 2026-11-01.. or one day", values),
        Fields.Id or Fields.GroupId or Fields.Brand or Fields.Category or Fields.Currency => Values(field, values),
        _ => values is [var written] && Numbers(written) is { } range ? range : Values(field, values),
    };

    /// <summary>A category is compared by its path, however its separators are written.</summary>
    public static ValuesFilter Values(string field, IEnumerable<string> values) => field == Fields.AddedAt
        ? throw Invalid(field, "a range of dates such as {\"gte\": \"2026-11-01\"}", [.. values])
        : new([.. field == Fields.Category ? values.Select(CategoryPath.Normalize) : values]);

    private static BooleanFilter InStock(string field, IReadOnlyList<string> values) =>
        values is [var only] && bool.TryParse(only, out var inStock) ? new BooleanFilter(inStock) : throw Invalid(field, "true or false", values);

    private static RangeFilter? Numbers(string written) =>
        written.Split(To) is [var low, var high] && (low, high) != ("", "") && TryNumber(low, out var gte) && TryNumber(high, out var lte)
            ? new RangeFilter(Gte: gte, Lte: lte)
            : null;

    private static DateFilter? Dates(string written)
    {
        var (low, high) = written.Split(To) switch
        {
            [var first, var last] => (first, last),
            [var day] when IsoDate.IsDay(day) => (day, day),
            _ => ("", ""),
        };
        if ((low, high) == ("", ""))
            return null;
        var filter = new DateFilter();
        if (low.Length > 0 && !RangeParser.TryBound("gte", low, ref filter))
            return null;
        return high.Length > 0 && !RangeParser.TryBound("lte", high, ref filter) ? null : filter;
    }

    private static bool TryNumber(string text, out decimal? bound)
    {
        bound = decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
        return text.Length == 0 || bound is not null;
    }

    private static Errors.ShopVisionException Invalid(string field, string expected, IReadOnlyList<string> found) =>
        FilterParser.Invalid($"Filter '{field}' expects {expected}, found '{string.Join("', '", found)}'.");
}
