using ShopVision.Ingestion.Feeds.Values;

namespace ShopVision.Ingestion.Feeds.Rows;

/// <summary>
/// The values of a row by the names of their columns; case, spaces, underscores and hyphens do not matter. Trimmed, and without those
/// that say nothing.
/// </summary>
internal sealed class NamedCells(FeedRow row, ColumnPlaces places)
{
    public FeedRow Row => row;

    public bool HasColumn(string name) => places.Of(row.Columns, name).Any();

    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (All(name) is [var first, ..])
                return first;
        return null;
    }

    public IReadOnlyList<string> All(string name) =>
        [.. AttributeValues.Said(places.Of(row.Columns, name).SelectMany(place => row.Cells[place].Values))];
}
