using System.Collections.Concurrent;
using ShopVision.Core.Catalog;
using ShopVision.Core.Filtering;

namespace ShopVision.LocalIndex.Filtering;

/// <summary>The columns of a snapshot, each made when it is first asked for. Thread safe.</summary>
internal sealed class FieldColumns(IReadOnlyList<Product> products)
{
    private readonly ConcurrentDictionary<string, FieldColumn> _byField = new();
    private readonly Lazy<FieldColumn> _categoryPathsAndNames = new(() =>
        new FieldColumn(products, product => CategoryPath.Prefixes(product.Category).Concat(product.Category)));

    public int ProductCount => products.Count;

    /// <summary>What facets count and ranges compare.</summary>
    public FieldColumn Values(string field)
    {
        if (_byField.TryGetValue(field, out var known))
            return known;
        var column = new FieldColumn(products, product => FilterMatching.ValuesOf(product, field));
        // A name that no product knows is not kept: callers may send any number of those.
        return column.IsEmpty ? column : _byField.GetOrAdd(field, column);
    }

    /// <summary>What a filter on values compares: a category passes by any name on its path, too.</summary>
    public FieldColumn FilterValues(string field) => field == Fields.Category ? _categoryPathsAndNames.Value : Values(field);
}
