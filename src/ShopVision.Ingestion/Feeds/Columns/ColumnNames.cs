using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Feeds.Columns;

/// <summary>Finds columns by name, and says what a feed has where one is missing.</summary>
internal static class ColumnNames
{
    private const int ListedColumns = 40;

    /// <summary>The columns of exactly that name, else those that differ by case, spaces, underscores or hyphens alone.</summary>
    public static IReadOnlyList<int> Find(IReadOnlyList<string> columns, string name)
    {
        var exact = Where(column => column == name);
        var normalized = WellKnownColumns.Normalize(name);
        return exact.Count > 0 ? exact : Where(column => WellKnownColumns.Normalize(column) == normalized);

        List<int> Where(Predicate<string> matches) =>
            [.. Enumerable.Range(0, columns.Count).Where(column => matches(columns[column]))];
    }

    /// <summary>Throws <c>feed-column-missing</c> where a mapped column, or without a map the id or the image, is not among them.</summary>
    public static void Require(string feed, IReadOnlyList<string> columns, ColumnMap? map)
    {
        if (map is null)
        {
            RequireKnown(feed, columns, ProductField.Id);
            RequireKnown(feed, columns, ProductField.Image);
            return;
        }

        foreach (var (_, column) in map.Pairs)
            if (Find(columns, column).Count == 0)
                throw Missing(feed, $"no column '{column}', which the map names", columns, Nearest(column, columns), "Correct the map.");
    }

    private static void RequireKnown(string feed, IReadOnlyList<string> columns, ProductField field)
    {
        if (columns.Any(column => WellKnownColumns.Find(column).Target.Field == field))
            return;
        var names = WellKnownColumns.NamesOf(field);
        var target = field.ToString().ToLowerInvariant();
        throw Missing(
            feed, $"no column for the {target} (looked for: {string.Join(", ", names)})", columns, Nearest(target, columns),
            $"Name the right one, as in --map id=COLUMN,image=COLUMN,…");
    }

    private static ShopVisionException Missing(string feed, string what, IReadOnlyList<string> columns, string? nearest, string remedy) => new(
        ErrorCode.FeedColumnMissing,
        $"The feed '{feed}' has {what}. Columns found: {List(columns)}.{(nearest is null ? "" : $" Nearest: '{nearest}'.")} {remedy}");

    private static string List(IReadOnlyList<string> columns) =>
        columns.Count == 0 ? "none" : string.Join(", ", columns.Take(ListedColumns)) + (columns.Count > ListedColumns ? ", …" : "");

    private static string? Nearest(string name, IReadOnlyList<string> columns) => columns
        .Where(column => column.Length > 0)
        .Select(column => (Column: column, Distance: EditDistance(name.ToLowerInvariant(), column.ToLowerInvariant())))
        .Where(candidate => candidate.Distance <= Math.Max(2, name.Length / 2))
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Column)
        .FirstOrDefault();

    /// <summary>Levenshtein's: how many insertions, deletions and replacements make one of the other.</summary>
    private static int EditDistance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
