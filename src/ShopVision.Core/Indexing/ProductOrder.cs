using ShopVision.Core.Catalog;

namespace ShopVision.Core.Indexing;

/// <summary>What a <see cref="ProductSort"/> means: the reference that every index must agree with.</summary>
public static class ProductOrder
{
    private static readonly Comparer<Product> ById = Comparer<Product>.Create((one, other) => string.CompareOrdinal(one.Id, other.Id));

    private static readonly Comparer<Product> Cheapest = By(product => product.Price?.Amount);

    private static readonly Comparer<Product> Dearest = By(product => -product.Price?.Amount);

    private static readonly Comparer<Product> Newest = By(product => -product.AddedAt?.UtcTicks);

    /// <summary>The order of the ids where the sort is by relevance.</summary>
    public static IComparer<Product> Of(ProductSort sort) => sort switch
    {
        ProductSort.Relevance => ById,
        ProductSort.PriceAscending => Cheapest,
        ProductSort.PriceDescending => Dearest,
        ProductSort.Newest => Newest,
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "Not a known order."),
    };

    private static Comparer<Product> By<T>(Func<Product, T?> key)
        where T : struct, IComparable<T> =>
        Comparer<Product>.Create((one, other) => (key(one), key(other)) switch
        {
            ({ } left, { } right) when left.CompareTo(right) is not 0 and var order => order,
            ({ }, null) => -1,
            (null, { }) => 1,
            _ => ById.Compare(one, other),
        });
}
