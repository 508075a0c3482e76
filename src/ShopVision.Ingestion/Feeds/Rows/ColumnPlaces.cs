using ShopVision.Ingestion.Feeds.Columns;

namespace ShopVision.Ingestion.Feeds.Rows;

/// <summary>Where the columns of a name stand; remembers it for rows that share their columns.</summary>
internal sealed class ColumnPlaces
{
    // Rows of delimited text share one list; XML items have a few, or one each, which are not worth keeping.
    private const int MaxRemembered = 16;

    private readonly Dictionary<IReadOnlyList<string>, ILookup<string, int>> _places = new(ReferenceEqualityComparer.Instance);

    public IEnumerable<int> Of(IReadOnlyList<string> columns, string name)
    {
        if (!_places.TryGetValue(columns, out var places))
        {
            if (_places.Count == MaxRemembered)
                _places.Clear();
            _places[columns] = places = Enumerable.Range(0, columns.Count).ToLookup(place => WellKnownColumns.Normalize(columns[place]));
        }

        return places[WellKnownColumns.Normalize(name)];
    }
}
