namespace ShopVision.Ingestion.Feeds.Columns;

/// <summary>Which of a row's columns fill what: the map's, or those that are known by their names.</summary>
internal sealed class ColumnBindings
{
    private readonly List<(int Column, ColumnTarget Target)> _bindings;

    private ColumnBindings(List<(int Column, ColumnTarget Target)> bindings) => _bindings = bindings;

    /// <summary>Every attribute that is read, in the order of the columns.</summary>
    public IEnumerable<string> Attributes =>
        _bindings.Where(binding => binding.Target.Field == ProductField.Attribute).Select(binding => binding.Target.Attribute).Distinct();

    /// <summary>The indexes of the columns that fill the target, best first.</summary>
    public IEnumerable<int> Of(ColumnTarget target) =>
        _bindings.Where(binding => binding.Target == target).Select(binding => binding.Column);

    public static ColumnBindings Resolve(IReadOnlyList<string> columns, ColumnMap? map) =>
        new(map is null ? ByName(columns) : ByMap(columns, map));

    private static List<(int Column, ColumnTarget Target)> ByMap(IReadOnlyList<string> columns, ColumnMap map) =>
        [.. map.Pairs.SelectMany(WithRoles).SelectMany(pair => ColumnNames.Find(columns, pair.Column).Select(column => (column, pair.Target)))];

    /// <summary>A column of pictures with those to which JSON gives another role.</summary>
    private static IEnumerable<(ColumnTarget Target, string Column)> WithRoles((ColumnTarget Target, string Column) pair) => pair.Target.Field == ProductField.Image
        ? ImageFields.All.Select(image => (new ColumnTarget(image.Field), ImageFields.Column(pair.Column, image.Role)))
        : [pair];

    private static List<(int Column, ColumnTarget Target)> ByName(IReadOnlyList<string> columns)
    {
        var found = columns
            .Select((name, column) => (Column: column, Name: name, Known: WellKnownColumns.Find(name)))
            .Where(column => column.Name.Length > 0)
            .ToList();
        var bestRank = found
            .GroupBy(column => column.Known.Target)
            .ToDictionary(group => group.Key, group => group.Min(column => column.Known.Rank));
        return [.. found
            .OrderBy(column => column.Known.Rank)
            .Select(column => (
                column.Column,
                IsSpare(column.Known) ? WellKnownColumns.SpareOf(column.Name) : column.Known.Target))];

        // A second-best name for a field that holds one value.
        bool IsSpare((ColumnTarget Target, int Rank) known) =>
            known.Target.Field != ProductField.Attribute && !ImageFields.Has(known.Target.Field) && known.Rank > bestRank[known.Target];
    }
}
