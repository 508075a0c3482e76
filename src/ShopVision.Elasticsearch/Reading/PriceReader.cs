using System.Text.Json;
using ShopVision.Core.Indexing;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>Reads how prices spread: first between what they lie, then how many lie in each bucket.</summary>
internal static class PriceReader
{
    private const double GreatestDecimal = 7.9e28;

    /// <summary>For each currency, that of most products first, the edges of its buckets.</summary>
    public static IReadOnlyList<(string Currency, IReadOnlyList<decimal> Edges)> Edges(JsonElement aggregation, int buckets) =>
    [
        .. aggregation.GetProperty(CountRequest.Counted).GetProperty("buckets").EnumerateArray()
            .Select(bucket => (
                Currency: bucket.GetProperty("key").GetString()!,
                Count: bucket.GetProperty("doc_count").GetInt64(),
                Least: AmountOf(bucket, CountRequest.Least),
                Greatest: AmountOf(bucket, CountRequest.Greatest)))
            .OrderByDescending(currency => currency.Count).ThenBy(currency => currency.Currency, StringComparer.Ordinal)
            .Select(currency => (currency.Currency, PriceEdges.Between(currency.Least, currency.Greatest, buckets))),
    ];

    public static IReadOnlyList<PriceHistogram> Read(JsonElement aggregations, IReadOnlyList<(string Currency, IReadOnlyList<decimal> Edges)> currencies) =>
        [.. currencies.Select((currency, i) => new PriceHistogram(currency.Currency, Buckets(aggregations.GetProperty(CountRequest.NameOf(i)), currency.Edges)))];

    private static PriceBucket[] Buckets(JsonElement aggregation, IReadOnlyList<decimal> edges) =>
    [
        .. aggregation.GetProperty(CountRequest.Counted).GetProperty("buckets").EnumerateArray()
            .Select((bucket, i) => new PriceBucket(edges[i], edges[i + 1], bucket.GetProperty("doc_count").GetInt64())),
    ];

    // Prices have fewer than the fifteen digits that a double keeps: what was 9.99 is 9.99 again.
    private static decimal AmountOf(JsonElement bucket, string name) => bucket.GetProperty(name).GetProperty("value").GetDouble() switch
    {
        >= GreatestDecimal => decimal.MaxValue,
        <= -GreatestDecimal => decimal.MinValue,
        var amount => (decimal)amount,
    };
}
