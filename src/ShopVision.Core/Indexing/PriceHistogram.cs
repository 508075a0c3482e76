namespace ShopVision.Core.Indexing;

/// <summary>How the prices in one currency spread: buckets side by side, from the lowest to the highest, empty ones among them.</summary>
public sealed record PriceHistogram(string Currency, IReadOnlyList<PriceBucket> Buckets);

/// <summary>How many products cost at least <paramref name="From"/> and less than <paramref name="To"/>.</summary>
public sealed record PriceBucket(decimal From, decimal To, long Count);
