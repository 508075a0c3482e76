using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Filtering;

/// <summary>
/// The values of one field as pairs of a product's place and the number of a value's spelling, in the order of places. Immutable.
/// </summary>
internal sealed record StoredColumn(ReadOnlyMemory<int> Places, ReadOnlyMemory<int> SpellingsByPlace, TextTable Spellings)
{
    public static StoredColumn Empty { get; } = new(ReadOnlyMemory<int>.Empty, ReadOnlyMemory<int>.Empty, TextTable.Empty);
}
