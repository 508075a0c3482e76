using System.Runtime.InteropServices;
using ShopVision.Core.Catalog;
using ShopVision.LocalIndex.Snapshots;

namespace ShopVision.LocalIndex.Filtering;

/// <summary>Makes a column of what is stored and of the products that came after it.</summary>
internal sealed class FieldColumnBuilder
{
    private readonly List<string> _spellings;
    private readonly List<int> _values;
    private readonly int[] _starts;

    // Of the stored spellings too, but only once a product of the tail has a value.
    private Dictionary<string, int>? _numbers;

    private FieldColumnBuilder(StoredColumn stored, int products)
    {
        _spellings = [.. stored.Spellings.ToArray()];
        _values = new List<int>(stored.Places.Length);
        _starts = new int[products + 1];
    }

    /// <summary><paramref name="valuesOf"/> gives the values of a product of the tail.</summary>
    public static FieldColumn Merge(
        StoredColumn stored, IReadOnlyList<Product> tail, Func<Product, IEnumerable<string>> valuesOf, MergedPlaces places)
    {
        var builder = new FieldColumnBuilder(stored, places.Count);
        var of = stored.Places.Span;
        var spellings = stored.SpellingsByPlace.Span;
        var next = 0;
        for (var place = 0; place < places.Count; place++)
        {
            if (places.OriginOf(place) is >= 0 and var origin)
            {
                while (next < of.Length && of[next] < origin)
                    next++;
                for (; next < of.Length && of[next] == origin; next++)
                    builder._values.Add(spellings[next]);
            }
            else
            {
                foreach (var value in valuesOf(tail[~places.OriginOf(place)]).Distinct(StringComparer.Ordinal))
                    builder._values.Add(builder.NumberOf(value));
            }

            builder._starts[place + 1] = builder._values.Count;
        }

        return new FieldColumn(builder._starts, [.. builder._values], [.. builder._spellings]);
    }

    private int NumberOf(string spelling)
    {
        if (_numbers is null)
        {
            _numbers = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var known = 0; known < _spellings.Count; known++)
                _numbers[_spellings[known]] = known;
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, spelling, out var isKnown);
        if (!isKnown)
        {
            number = _spellings.Count;
            _spellings.Add(spelling);
        }

        return number;
    }
}
