using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Filtering;

/// <summary>The places of products in an order; agrees with <see cref="ProductOrder"/> where places stand in the order of ids.</summary>
internal static class SortedPlaces
{
    private const int PlaceBits = 32;

    public static int[] Of(FieldColumns columns, ProductSort sort) => sort switch
    {
        ProductSort.Relevance => [.. Enumerable.Range(0, columns.ProductCount)],
        ProductSort.PriceAscending => By(columns.Values(Fields.Price), column => column.Numbers),
        ProductSort.PriceDescending => By(columns.Values(Fields.Price), column => column.Numbers.Select(price => -price)),
        ProductSort.Newest => By(columns.Values(Fields.AddedAt), column => column.Moments.Select(moment => -moment?.UtcTicks)),
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "Not a known order."),
    };

    /// <summary>Only different keys are compared; the products are then sorted as whole numbers, of the key's rank and the place.</summary>
    private static int[] By<T>(FieldColumn column, Func<FieldColumn, IEnumerable<T?>> keysOf)
        where T : struct
    {
        T?[] keys = [.. keysOf(column)];
        var rankOf = keys.OfType<T>().Distinct().Order().Select((key, rank) => (key, rank)).ToDictionary(pair => pair.key, pair => pair.rank);
        int[] ranks = [.. keys.Select(key => key is { } known ? rankOf[known] : rankOf.Count)];
        var numbers = new long[column.Products];
        for (var place = 0; place < numbers.Length; place++)
        {
            var rank = column.SpellingsOf(place) is [var spelling] ? ranks[spelling] : rankOf.Count;
            numbers[place] = ((long)rank << PlaceBits) | (uint)place;
        }

        Array.Sort(numbers);
        return [.. numbers.Select(number => (int)number)];
    }
}
