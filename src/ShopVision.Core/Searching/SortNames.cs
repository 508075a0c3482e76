using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.Core.Searching;

/// <summary>How callers write a <see cref="ProductSort"/>.</summary>
public static class SortNames
{
    private static readonly (ProductSort Sort, string Name)[] Table =
    [
        (ProductSort.Relevance, "relevance"), (ProductSort.PriceAscending, "price-asc"), (ProductSort.PriceDescending, "price-desc"),
        (ProductSort.Newest, "newest"),
    ];

    public static IReadOnlyList<string> All { get; } = [.. Table.Select(row => row.Name)];

    public static string Of(ProductSort sort) => Table.First(row => row.Sort == sort).Name;

    /// <summary>By relevance where none is named; throws <c>invalid-request</c>.</summary>
    public static ProductSort Parse(string? name)
    {
        foreach (var row in Table)
            if (row.Name == (name ?? Of(ProductSort.Relevance)))
                return row.Sort;
        throw new ShopVisionException(ErrorCode.InvalidRequest, $"Expected a sort of {string.Join(", ", All)}, found '{name}'.");
    }
}
