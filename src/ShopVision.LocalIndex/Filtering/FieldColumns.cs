using System.Collections.Concurrent;
using ShopVision.Core.Catalog;
using ShopVision.Core.Filtering;

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

    public int ProductCount => products.Count;

    /// <summary>What facets count and ranges compare.</summary>
    public FieldColumn Values(string field) => _known.Value.Contains(field)
        ? _byField.GetOrAdd(field, name => new FieldColumn(products, product => FilterMatching.ValuesOf(product, name)))
        : _empty.Value;

    /// <summary>What a filter on values compares.</summary>
    public FieldColumn FilterValues(string field) => field == Fields.Category ? _categoryPathsAndNames.Value : Values(field);
}
