using System.Globalization;
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
    /// <summary>Where the values of each product begin, and at last where those of the last one end.</summary>
    private readonly int[] _starts;
    private readonly int[] _spellingsByProduct;
    private readonly string[] _spellings;
    private readonly Lazy<int[]> _groups;
    private readonly Lazy<int[][]> _productsBySpelling;
    private readonly Lazy<decimal?[]> _numbers;
    private readonly Lazy<DateTimeOffset?[]> _moments;

    public FieldColumn(int[] starts, int[] spellingsByProduct, string[] spellings)
    {
        (_starts, _spellingsByProduct, _spellings) = (starts, spellingsByProduct, spellings);
        _groups = new Lazy<int[]>(Groups);
        _productsBySpelling = new Lazy<int[][]>(ProductsBySpelling);
        _numbers = new Lazy<decimal?[]>(() => [.. _spellings.Select(NumberOrNull)]);
        _moments = new Lazy<DateTimeOffset?[]>(() => [.. _spellings.Select(MomentOrNull)]);
    }

    public int Products => _starts.Length - 1;

    /// <summary>Each different value as it is written.</summary>
    public IReadOnlyList<string> Spellings => _spellings;

    /// <summary>The spellings as numbers; null where one is none.</summary>
    public IReadOnlyList<decimal?> Numbers => _numbers.Value;

    /// <summary>The spellings as moments; null where one is none.</summary>
    public IReadOnlyList<DateTimeOffset?> Moments => _moments.Value;

    /// <summary>The spellings that a product has, by their numbers.</summary>
    public ReadOnlySpan<int> SpellingsOf(int product) => _spellingsByProduct.AsSpan(_starts[product].._starts[product + 1]);

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
        var (bySpelling, groups) = (new int[_spellings.Length], _groups.Value);
        // A group has the number of its first spelling.
        var byGroup = new int[_spellings.Length];
        foreach (var product in products)
            for (var i = _starts[product]; i < _starts[product + 1]; i++)
            {
                bySpelling[_spellingsByProduct[i]]++;
                if (IsFirstOfItsGroup(groups, i, _starts[product]))
                    byGroup[groups[_spellingsByProduct[i]]]++;
            }

        return
        [
            .. Enumerable.Range(0, _spellings.Length)
                .Where(spelling => bySpelling[spelling] > 0)
                .GroupBy(spelling => groups[spelling])
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
    private bool IsFirstOfItsGroup(int[] groups, int row, int productStart)
    {
        for (var i = productStart; i < row; i++)
            if (groups[_spellingsByProduct[i]] == groups[_spellingsByProduct[row]])
                return false;
        return true;
    }

    /// <summary>Visits the products of the wanted values and no others.</summary>
    private ProductSet Where(bool[] wantedSpellings)
    {
        var products = new ProductSet(Products);
        for (var spelling = 0; spelling < wantedSpellings.Length; spelling++)
            if (wantedSpellings[spelling])
                foreach (var product in _productsBySpelling.Value[spelling])
                    products.Add(product);
        return products;
    }

    private int[] Groups()
    {
        var firsts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var groups = new int[_spellings.Length];
        for (var spelling = 0; spelling < groups.Length; spelling++)
            groups[spelling] = firsts.TryAdd(_spellings[spelling], spelling) ? spelling : firsts[_spellings[spelling]];
        return groups;
    }

    private int[][] ProductsBySpelling()
    {
        var counts = new int[_spellings.Length];
        foreach (var spelling in _spellingsByProduct)
            counts[spelling]++;
        int[][] products = [.. counts.Select(count => new int[count])];
        for (var product = Products - 1; product >= 0; product--)
            foreach (var spelling in SpellingsOf(product))
                products[spelling][--counts[spelling]] = product;
        return products;
    }

    private static decimal? NumberOrNull(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? MomentOrNull(string text) => IsoDate.TryParse(text, out var moment) ? moment : null;
}
