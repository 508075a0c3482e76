namespace ShopVision.LocalIndex.Filtering;

/// <summary>The columns of a stored snapshot; that of a field which none of its products has is empty. Immutable.</summary>
internal sealed class StoredColumns(IReadOnlyDictionary<string, Lazy<StoredColumn>> byField, Lazy<StoredColumn> categoryPathsAndNames)
{
    public static StoredColumns None { get; } =
        new(new Dictionary<string, Lazy<StoredColumn>>(), new Lazy<StoredColumn>(StoredColumn.Empty));

    public IEnumerable<string> Names => byField.Keys;

    public StoredColumn CategoryPathsAndNames => categoryPathsAndNames.Value;

    public StoredColumn Values(string field) => byField.TryGetValue(field, out var column) ? column.Value : StoredColumn.Empty;
}
