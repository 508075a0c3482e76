using System.Collections.Concurrent;
using ShopVision.Core.Catalog;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Snapshots;

namespace ShopVision.LocalIndex.Filtering;

/// <summary>The columns of a snapshot, each made when it is first asked for. Thread safe.</summary>
internal sealed class FieldColumns
{
    private readonly StoredColumns _stored;
    private readonly IReadOnlyList<Product> _tail;
    private readonly MergedPlaces _places;
    private readonly ConcurrentDictionary<string, FieldColumn> _byField = new();
    private readonly ConcurrentDictionary<ProductSort, int[]> _orders = new();

    // Callers may ask for any number of names that no product knows: these share one column, and cost no look at the products.
    private readonly Lazy<FieldColumn> _empty;
    private readonly Lazy<HashSet<string>> _names;
    private readonly Lazy<FieldColumn> _categoryPathsAndNames;
    private readonly Lazy<PriceColumn> _prices;

    public FieldColumns(StoredColumns stored, IReadOnlyList<Product> tail, MergedPlaces places)
    {
        (_stored, _tail, _places) = (stored, tail, places);
        _empty = new Lazy<FieldColumn>(() => new FieldColumn(new int[places.Count + 1], [], []));
        _names = new Lazy<HashSet<string>>(() => [.. Fields.All, .. stored.Names, .. tail.SelectMany(product => product.Attributes.Keys)]);
        _categoryPathsAndNames = new Lazy<FieldColumn>(MakeCategoryPathsAndNames);
        _prices = new Lazy<PriceColumn>(() => new PriceColumn(Values(Fields.Price), Values(Fields.Currency)));
    }

    public int ProductCount => _places.Count;

    /// <summary>Every field that some product may have values in.</summary>
    public IEnumerable<string> Names => _names.Value;

    public PriceColumn Prices => _prices.Value;

    /// <summary>What facets count and ranges compare.</summary>
    public FieldColumn Values(string field) => _names.Value.Contains(field) ? _byField.GetOrAdd(field, Make) : _empty.Value;

    /// <summary>What a filter on values compares.</summary>
    public FieldColumn FilterValues(string field) => field == Fields.Category ? _categoryPathsAndNames.Value : Values(field);

    /// <summary>The places of all products in an order; made once, so that a sorted list is a walk along it.</summary>
    public int[] Order(ProductSort sort) => _orders.GetOrAdd(sort, asked => SortedPlaces.Of(this, asked));

    /// <summary>The values of a field, made anew: for who needs them once.</summary>
    public FieldColumn Make(string field) =>
        FieldColumnBuilder.Merge(_stored.Values(field), _tail, product => FilterMatching.ValuesOf(product, field), _places);

    /// <summary>What a filter on categories compares, made anew.</summary>
    public FieldColumn MakeCategoryPathsAndNames() => FieldColumnBuilder.Merge(
        _stored.CategoryPathsAndNames, _tail, product => FilterMatching.FilterValuesOf(product, Fields.Category), _places);
}
