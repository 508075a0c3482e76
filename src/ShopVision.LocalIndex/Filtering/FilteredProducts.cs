using ShopVision.Core.Filtering;

namespace ShopVision.LocalIndex.Filtering;

/// <summary>The products that pass each of a query's filters, and all of them; agrees with <see cref="FilterMatching"/>.</summary>
internal sealed class FilteredProducts
{
    private readonly FieldColumns _columns;
    private readonly Dictionary<string, ProductSet> _byField = [];

    public FilteredProducts(FieldColumns columns, FilterSet filters)
    {
        _columns = columns;
        foreach (var (field, filter) in filters.ByField)
            _byField[field] = Passing(field, filter);
        PassingAll = PassingAllBut(field: null);
    }

    public ProductSet PassingAll { get; }

    /// <summary>For the facet of a field: it ignores the field's own filter.</summary>
    public ProductSet PassingAllBut(string? field)
    {
        if (field is not null && !_byField.ContainsKey(field))
            return PassingAll;
        var products = ProductSet.All(_columns.ProductCount);
        foreach (var (name, passing) in _byField)
            if (name != field)
                products.IntersectWith(passing);
        return products;
    }

    private ProductSet Passing(string field, FieldFilter filter) => filter switch
    {
        ValuesFilter values => _columns.FilterValues(field).WithAnyOf(values.Values),
        RangeFilter range => _columns.Values(field).Within(range),
        DateFilter dates => _columns.Values(field).Within(dates),
        BooleanFilter boolean => _columns.FilterValues(field).WithAnyOf([boolean.Value ? "true" : "false"]),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "Not a known kind of filter."),
    };
}
