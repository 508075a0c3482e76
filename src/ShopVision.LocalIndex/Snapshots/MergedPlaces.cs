using ShopVision.LocalIndex.Filtering;

namespace ShopVision.LocalIndex.Snapshots;

/// <summary>
/// Where the products of a stored snapshot and of the tail after it stand among each other, in the order of their ids: both keep their own order, and those
/// of the snapshot that were replaced or deleted have no place. Immutable.
/// </summary>
internal sealed class MergedPlaces
{
    private const int Gone = -1;

    private readonly int[] _origins;
    private readonly int[] _ofStored;
    private readonly int[] _ofTail;

    /// <summary><paramref name="before"/> says for each of the tail how many of the stored ones come before it.</summary>
    public MergedPlaces(int storedCount, ProductSet gone, IReadOnlyList<int> before)
    {
        (_ofStored, _ofTail) = (new int[storedCount], new int[before.Count]);
        _origins = new int[storedCount - gone.Count + before.Count];
        var (place, next) = (0, 0);
        for (var tail = 0; tail <= before.Count; tail++)
        {
            for (var end = tail < before.Count ? before[tail] : storedCount; next < end; next++)
                if (gone.Contains(next))
                    _ofStored[next] = Gone;
                else
                    _origins[_ofStored[next] = place++] = next;
            if (tail < before.Count)
                _origins[_ofTail[tail] = place++] = ~tail;
        }
    }

    public int Count => _origins.Length;

    public static MergedPlaces TailAlone(int count) => new(0, new ProductSet(0), new int[count]);

    /// <summary>A product's place among the stored ones or, where it is of the tail, the complement of that in the tail.</summary>
    public int OriginOf(int place) => _origins[place];

    /// <summary>Negative where the product was replaced or deleted.</summary>
    public int OfStored(int stored) => _ofStored[stored];

    public int OfTail(int tail) => _ofTail[tail];
}
