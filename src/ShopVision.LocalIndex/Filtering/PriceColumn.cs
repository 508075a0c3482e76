using System.Runtime.InteropServices;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Filtering;

/// <summary>
/// The prices by product, for histograms. Each product has the number of its price among all different ones, so that products are
/// counted by whole numbers, and only different prices are compared. Immutable.
/// </summary>
internal sealed class PriceColumn
{
    private const int NoPrice = -1;

    private readonly List<(decimal Amount, string Currency)> _prices = [];
    private readonly int[] _priceOf;

    public PriceColumn(FieldColumn amounts, FieldColumn currencies)
    {
        var numbers = new Dictionary<(int Amount, int Currency), int>();
        _priceOf = new int[amounts.Products];
        for (var place = 0; place < _priceOf.Length; place++)
        {
            if (amounts.SpellingsOf(place) is not [var amount])
            {
                _priceOf[place] = NoPrice;
                continue;
            }

            var currency = currencies.SpellingsOf(place) is [var known] ? known : -1;
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, (amount, currency), out var isKnown);
            if (!isKnown)
            {
                number = _prices.Count;
                _prices.Add((amounts.Numbers[amount]!.Value, currency < 0 ? "" : currencies.Spellings[currency]));
            }

            _priceOf[place] = number;
        }
    }

    /// <summary>One for each currency that the products are sold in, that of most products first.</summary>
    public IReadOnlyList<PriceHistogram> Histograms(ProductSet products, int buckets)
    {
        var counts = new int[_prices.Count];
        foreach (var place in products)
            if (_priceOf[place] is not NoPrice and var number)
                counts[number]++;
        return
        [
            .. Enumerable.Range(0, _prices.Count)
                .Where(number => counts[number] > 0)
                .GroupBy(number => _prices[number].Currency, number => (_prices[number].Amount, Count: counts[number]))
                .OrderByDescending(currency => currency.Sum(price => price.Count)).ThenBy(currency => currency.Key, StringComparer.Ordinal)
                .Select(currency => Histogram(currency.Key, [.. currency], buckets)),
        ];
    }

    private static PriceHistogram Histogram(string currency, List<(decimal Amount, int Count)> prices, int buckets)
    {
        decimal[] edges = [.. PriceEdges.Between(prices.Min(price => price.Amount), prices.Max(price => price.Amount), buckets)];
        var counts = new long[edges.Length - 1];
        foreach (var (amount, count) in prices)
            counts[BucketOf(edges, amount)] += count;
        return new PriceHistogram(currency, [.. counts.Select((count, i) => new PriceBucket(edges[i], edges[i + 1], count))]);
    }

    private static int BucketOf(decimal[] edges, decimal amount)
    {
        var place = Array.BinarySearch(edges, amount);
        return Math.Min(place >= 0 ? place : ~place - 1, edges.Length - 2);
    }
}
