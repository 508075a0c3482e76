using System.Collections.Concurrent;
using ShopVision.Core.Catalog;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Filtering;

/// <summary>The columns of a snapshot, each made when it is first asked for. Thread safe.</summary>
internal sealed class FieldColumns(IReadOnlyList<Product> products)
{
    private readonly ConcurrentDictionary<string, FieldColumn> _byField = new();

    // Callers may ask for any number of names that no product knows: these share one column, and cost no look at the products.
    private readonly Lazy<FieldColumn> _empty = new(() => new FieldColumn(products, _ => []));

    private readonly Lazy<HashSet<string>> _known = new(() =>
        [.. Fields.All, .. products.SelectMany(product => product.Attributes.Keys)]);

    private readonly Lazy<FieldColumn> _categoryPathsAndNames = new(() =>
        new FieldColumn(products, product => FilterMatching.FilterValuesOf(product, Fields.Category)));

    private readonly Lazy<PriceColumn> _prices = new(() => new PriceColumn(products));

    private readonly ConcurrentDictionary<ProductSort, int[]> _orders = new();

    public PriceColumn Prices => _prices.Value;

    public int ProductCount => products.Count;

    /// <summary>What facets count and ranges compare.</summary>
    public FieldColumn Values(string field) => _known.Value.Contains(field)
        ? _byField.GetOrAdd(field, name => new FieldColumn(products, product => FilterMatching.ValuesOf(product, name)))
        : _empty.Value;

    /// <summary>The places of all products in an order; made once, so that a sorted list is a walk along it.</summary>
    public int[] Order(ProductSort sort) => _orders.GetOrAdd(sort, asked => SortedPlaces.Of(products, asked));

    /// <summary>What a filter on values compares.</summary>
    public FieldColumn FilterValues(string field) => field == Fields.Category ? _categoryPathsAndNames.Value : Values(field);
}
