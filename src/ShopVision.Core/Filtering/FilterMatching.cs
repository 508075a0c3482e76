using System.Globalization;
using ShopVision.Core.Catalog;

namespace ShopVision.Core.Filtering;

/// <summary>What a filter means, product by product: the reference that every index must agree with.</summary>
public static class FilterMatching
{
    public static bool Matches(this FilterSet filters, Product product)
    {
        foreach (var (field, filter) in filters.ByField)
            if (!Matches(filter, field, product))
                return false;
        return true;
    }

    /// <summary>The values that a product has in a field: what facets count. A category counts on every level of its path.</summary>
    public static IEnumerable<string> ValuesOf(Product product, string field) => field switch
    {
        Fields.Id => [product.Id],
        Fields.GroupId => product.GroupId is { } group ? [group] : [],
        Fields.Brand => product.Brand is { } brand ? [brand] : [],
        Fields.Category => CategoryPath.Prefixes(product.Category),
        Fields.InStock => product.InStock is { } inStock ? [inStock ? "true" : "false"] : [],
        Fields.AddedAt => product.AddedAt is { } addedAt ? [IsoDate.Format(addedAt)] : [],
        Fields.Currency => product.Price is { Currency.Length: > 0 } priced ? [priced.Currency] : [],
        Fields.Price => product.Price is { } price ? [price.Amount.ToString(CultureInfo.InvariantCulture)] : [],
        _ => product.Attributes.TryGetValue(field, out var values) ? values : [],
    };

    /// <summary>The values that a filter compares: a category passes by any name on its path, too.</summary>
    public static IEnumerable<string> FilterValuesOf(Product product, string field) => field == Fields.Category
        ? CategoryPath.Prefixes(product.Category).Concat(product.Category)
        : ValuesOf(product, field);

    private static bool Matches(FieldFilter filter, string field, Product product) => filter switch
    {
        ValuesFilter values => MatchesAny(values.Values, field, product),
        RangeFilter range => field == Fields.Price
            ? product.Price is { } price && range.Contains(price.Amount)
            : ValuesOf(product, field).Any(value => TryNumber(value, out var number) && range.Contains(number)),
        DateFilter dates => ValuesOf(product, field).Any(value => IsoDate.TryParse(value, out var moment) && dates.Contains(moment)),
        BooleanFilter boolean => MatchesAny([boolean.Value ? "true" : "false"], field, product),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "Not a known kind of filter."),
    };

    private static bool MatchesAny(IReadOnlyList<string> wanted, string field, Product product) =>
        FilterValuesOf(product, field).Any(value => wanted.Contains(value, StringComparer.OrdinalIgnoreCase));

    private static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out number);
}
