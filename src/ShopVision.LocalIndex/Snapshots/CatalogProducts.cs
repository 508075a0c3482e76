using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Snapshots.Stored;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Snapshots;

/// <summary>
/// The products of one state: those stored, of which the log is asked when somebody wants them, and the tail in memory. They are known
/// by their place in the order of their ids. Thread safe.
/// </summary>
internal sealed class CatalogProducts
{
    private readonly StoredSnapshot _stored;
    private readonly TailProduct[] _tail;
    private readonly MergedPlaces _places;

    // For scans, which must not ask product by product where it comes from.
    private readonly (int First, int Count)[] _rows;

    public CatalogProducts(StoredSnapshot stored, TailProduct[] tail, MergedPlaces places)
    {
        (_stored, _tail, _places) = (stored, tail, places);
        _rows = new (int, int)[places.Count];
        for (var place = 0; place < _rows.Length; place++)
            _rows[place] = StoredOf(place) is { } known ? stored.RowsOf(known) : (TailOf(place)!.FirstRow, TailOf(place)!.Images.Count);
    }

    public int Count => _places.Count;

    public string IdOf(int place) => new(SpellingOf(place));

    /// <summary>The place of a product; where there is none with this id, the complement of the place of the first after it.</summary>
    public int PlaceOf(string id)
    {
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = SpellingOf(middle).SequenceCompareTo(id);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    /// <summary>Without vectors.</summary>
    public IndexEntry EntryOf(int place) => TailOf(place) switch
    {
        null => _stored.Entry(_places.OriginOf(place)),
        { Patched: { } patched } tail => new IndexEntry(tail.Product, tail.Digest, _stored.Entry(patched).Images),
        var tail => new IndexEntry(tail.Product, tail.Digest, tail.Images),
    };

    /// <summary>The rows of a product's vectors.</summary>
    public (int First, int Count) RowsOf(int place) => _rows[place];

    /// <summary>The stored product that has the vectors of this one; null where they came after it.</summary>
    public int? StoredOf(int place) => TailOf(place) is { } tail ? tail.Patched : _places.OriginOf(place);

    public LogPlace LogPlaceOf(int place) => TailOf(place)?.Log ?? _stored.LogPlaceOf(_places.OriginOf(place));

    private TailProduct? TailOf(int place) => _places.OriginOf(place) is < 0 and var origin ? _tail[~origin] : null;

    private ReadOnlySpan<char> SpellingOf(int place) =>
        TailOf(place) is { } tail ? tail.Product.Id : _stored.Ids[_places.OriginOf(place)];
}
