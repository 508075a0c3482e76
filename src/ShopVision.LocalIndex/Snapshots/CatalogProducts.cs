using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Snapshots.Stored;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Snapshots;

/// <summary>
/// The products of one state: those stored, of which the log is asked when somebody wants them, and the tail in memory but for its
/// vectors. They are known
/// by their place in the order of their ids. Thread safe.
/// </summary>
internal sealed class CatalogProducts
{
    private readonly StoredSnapshot _stored;
    private readonly Tail _tail;
    private readonly MergedPlaces _places;

    // For scans, which must not ask product by product where it comes from.
    private readonly (int First, int Count)[] _rows;

    public CatalogProducts(StoredSnapshot stored, Tail tail, MergedPlaces places)
    {
        (_stored, _tail, _places) = (stored, tail, places);
        _rows = new (int, int)[places.Count];
        for (var place = 0; place < _rows.Length; place++)
            _rows[place] = RowsAt(place);
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

    /// <summary>The vector of a product's image, to the bit as it was written.</summary>
    public void CopyVector(int place, int image, Span<float> vector)
    {
        if (_places.OriginOf(place) is >= 0 and var stored)
            _stored.CopyVector(stored, image, vector);
        else
            _tail.Log.CopyVector(~_places.OriginOf(place), image, vector);
    }

    public LogPlace LogPlaceOf(int place) => TailOf(place)?.Log ?? _stored.LogPlaceOf(_places.OriginOf(place));

    private (int First, int Count) RowsAt(int place) => TailOf(place) switch
    {
        null => _stored.RowsOf(_places.OriginOf(place)),
        { Patched: { } patched } => _stored.RowsOf(patched),
        var tail => (tail.FirstRow, tail.Images.Count),
    };

    private TailProduct? TailOf(int place) => _places.OriginOf(place) is < 0 and var origin ? _tail.Products[~origin] : null;

    private ReadOnlySpan<char> SpellingOf(int place) =>
        TailOf(place) is { } tail ? tail.Product.Id : _stored.Ids[_places.OriginOf(place)];
}
