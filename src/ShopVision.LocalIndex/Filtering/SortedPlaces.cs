using ShopVision.Core.Catalog;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Filtering;

/// <summary>The places of products in an order; agrees with <see cref="ProductOrder"/> where places stand in the order of ids.</summary>
internal static class SortedPlaces
{
    private const int PlaceBits = 32;

    public static int[] Of(IReadOnlyList<Product> products, ProductSort sort) => sort switch
    {
        ProductSort.Relevance => [.. Enumerable.Range(0, products.Count)],
        ProductSort.PriceAscending => By(products, product => product.Price?.Amount),
        ProductSort.PriceDescending => By(products, product => -product.Price?.Amount),
        ProductSort.Newest => By(products, product => -product.AddedAt?.UtcTicks),
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "Not a known order."),
    };

    /// <summary>Only different keys are compared; the products are then sorted as whole numbers, of the key's rank and the place.</summary>
    private static int[] By<T>(IReadOnlyList<Product> products, Func<Product, T?> keyOf)
        where T : struct
    {
        T?[] keys = [.. products.Select(keyOf)];
        var ranks = keys.OfType<T>().Distinct().Order().Select((key, rank) => (key, rank)).ToDictionary(pair => pair.key, pair => pair.rank);
        long[] numbers = [.. keys.Select((key, place) => ((long)(key is { } known ? ranks[known] : ranks.Count) << PlaceBits) | (uint)place)];
        Array.Sort(numbers);
        return [.. numbers.Select(number => (int)number)];
    }
}
