using ShopVision.Core.Catalog;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Filtering;

/// <summary>The prices by product, for histograms. Immutable.</summary>
internal sealed class PriceColumn
{
    private const int NoPrice = -1;

    private readonly decimal[] _amounts;
    private readonly int[] _currencies;
    private readonly List<string> _names = [];

    public PriceColumn(IReadOnlyList<Product> products)
    {
        _amounts = new decimal[products.Count];
        _currencies = new int[products.Count];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < products.Count; place++)
        {
            _currencies[place] = NoPrice;
            if (products[place].Price is not { } price)
                continue;
            if (!numbers.TryGetValue(price.Currency, out var currency))
            {
                numbers[price.Currency] = currency = _names.Count;
                _names.Add(price.Currency);
            }

            (_amounts[place], _currencies[place]) = (price.Amount, currency);
        }
    }

    /// <summary>One for each currency that the products are sold in, that of most products first.</summary>
    public IReadOnlyList<PriceHistogram> Histograms(ProductSet products, int buckets)
    {
        var spans = new (decimal Least, decimal Greatest, long Count)[_names.Count];
        foreach (var place in products)
            if (_currencies[place] is >= 0 and var currency)
                spans[currency] = Widened(spans[currency], _amounts[place]);
        var edges = spans.Select(span => span.Count == 0 ? [] : PriceEdges.Between(span.Least, span.Greatest, buckets).ToArray()).ToArray();
        var counts = edges.Select(found => new long[Math.Max(0, found.Length - 1)]).ToArray();
        foreach (var place in products)
            if (_currencies[place] is >= 0 and var currency)
                counts[currency][BucketOf(edges[currency], _amounts[place])]++;
        return
        [
            .. Enumerable.Range(0, _names.Count)
                .Where(currency => spans[currency].Count > 0)
                .OrderByDescending(currency => spans[currency].Count).ThenBy(currency => _names[currency], StringComparer.Ordinal)
                .Select(currency => new PriceHistogram(
                    _names[currency],
                    [.. counts[currency].Select((count, i) => new PriceBucket(edges[currency][i], edges[currency][i + 1], count))])),
        ];
    }

    private static (decimal Least, decimal Greatest, long Count) Widened((decimal Least, decimal Greatest, long Count) span, decimal amount) =>
        span.Count == 0 ? (amount, amount, 1) : (Math.Min(span.Least, amount), Math.Max(span.Greatest, amount), span.Count + 1);

    private static int BucketOf(decimal[] edges, decimal amount)
    {
        var place = Array.BinarySearch(edges, amount);
        return Math.Min(place >= 0 ? place : ~place - 1, edges.Length - 2);
    }
}
