using System.Globalization;
using System.Runtime.InteropServices;
using ShopVision.Core.Catalog;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Filtering;

/// <summary>
/// The values of one field by product, for filters and facets. A value is kept by its spelling; spellings that differ only by
/// case make one group. Immutable.
/// </summary>
internal sealed class FieldColumn
{
    private readonly int[] _starts;
    private readonly int[] _spellingsByProduct;
    private readonly List<string> _spellings = [];
    private readonly List<int> _groups = [];
    private readonly int _groupCount;
    private readonly Lazy<int[][]> _productsBySpelling;
    private readonly Lazy<decimal?[]> _numbers;
    private readonly Lazy<DateTimeOffset?[]> _moments;

    public FieldColumn(IReadOnlyList<Product> products, Func<Product, IEnumerable<string>> valuesOf)
    {
        var spellingNumbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var groupNumbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var rows = new List<int>();
        _starts = new int[products.Count + 1];
        for (var product = 0; product < products.Count; product++)
        {
            foreach (var value in valuesOf(products[product]).Distinct(StringComparer.Ordinal))
            {
                ref var spelling = ref CollectionsMarshal.GetValueRefOrAddDefault(spellingNumbers, value, out var known);
                if (!known)
                {
                    spelling = _spellings.Count;
                    _spellings.Add(value);
                    groupNumbers.TryAdd(value, groupNumbers.Count);
                    _groups.Add(groupNumbers[value]);
                }

                rows.Add(spelling);
            }

            _starts[product + 1] = rows.Count;
        }

        _spellingsByProduct = [.. rows];
        _groupCount = groupNumbers.Count;
        _productsBySpelling = new Lazy<int[][]>(ProductsBySpelling);
        _numbers = new Lazy<decimal?[]>(() => [.. _spellings.Select(NumberOrNull)]);
        _moments = new Lazy<DateTimeOffset?[]>(() => [.. _spellings.Select(MomentOrNull)]);
    }

    public ProductSet WithAnyOf(IReadOnlyCollection<string> values)
    {
        var wanted = values.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Where([.. _spellings.Select(wanted.Contains)]);
    }

    public ProductSet Within(RangeFilter range) =>
        Where([.. _numbers.Value.Select(number => number is { } known && range.Contains(known))]);

    public ProductSet Within(DateFilter dates) =>
        Where([.. _moments.Value.Select(moment => moment is { } known && dates.Contains(known))]);

    /// <summary>How many of the products have each value, most frequent first, each under its most frequent spelling.</summary>
    public IReadOnlyList<FacetValue> Count(ProductSet products, int size)
    {
        var bySpelling = new int[_spellings.Count];
        var byGroup = new int[_groupCount];
        foreach (var product in products)
            for (var i = _starts[product]; i < _starts[product + 1]; i++)
            {
                bySpelling[_spellingsByProduct[i]]++;
                if (IsFirstOfItsGroup(i, _starts[product]))
                    byGroup[_groups[_spellingsByProduct[i]]]++;
            }

        return
        [
            .. Enumerable.Range(0, _spellings.Count)
                .Where(spelling => bySpelling[spelling] > 0)
                .GroupBy(spelling => _groups[spelling])
                .Select(group => new FacetValue(MostFrequent(group, bySpelling), byGroup[group.Key]))
                .OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal)
                .Take(size),
        ];
    }

    private string MostFrequent(IEnumerable<int> spellings, int[] counts) =>
        spellings.Select(spelling => (Text: _spellings[spelling], Count: counts[spelling]))
            .OrderByDescending(spelling => spelling.Count).ThenBy(spelling => spelling.Text, StringComparer.Ordinal)
            .First().Text;

    /// <summary>A product that writes both "Blue" and "blue" is still one blue product.</summary>
    private bool IsFirstOfItsGroup(int row, int productStart)
    {
        for (var i = productStart; i < row; i++)
            if (_groups[_spellingsByProduct[i]] == _groups[_spellingsByProduct[row]])
                return false;
        return true;
    }

    /// <summary>Visits the products of the wanted values and no others.</summary>
    private ProductSet Where(bool[] wantedSpellings)
    {
        var products = new ProductSet(_starts.Length - 1);
        for (var spelling = 0; spelling < wantedSpellings.Length; spelling++)
            if (wantedSpellings[spelling])
                foreach (var product in _productsBySpelling.Value[spelling])
                    products.Add(product);
        return products;
    }

    private int[][] ProductsBySpelling()
    {
        var products = new List<int>[_spellings.Count];
        for (var product = 0; product < _starts.Length - 1; product++)
            for (var i = _starts[product]; i < _starts[product + 1]; i++)
                (products[_spellingsByProduct[i]] ??= []).Add(product);
        return [.. products.Select(found => found.ToArray())];
    }

    private static decimal? NumberOrNull(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? MomentOrNull(string text) => IsoDate.TryParse(text, out var moment) ? moment : null;
}
