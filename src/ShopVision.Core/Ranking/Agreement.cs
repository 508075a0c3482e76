using ShopVision.Core.Catalog;
using ShopVision.Core.Filtering;

namespace ShopVision.Core.Ranking;

/// <summary>How far the attributes that a shop gives a product agree with what is expected of it.</summary>
public static class Agreement
{
    /// <summary>From -1 (has other values) over 0 (the shop does not say) to 1 (has the values); several expectations weigh in.</summary>
    public static double Of(Product product, IReadOnlyList<Expectation> expectations)
    {
        var (sum, weights) = (0.0, 0.0);
        // Of several values asked for on one axis ("blue or green"), any will do.
        foreach (var group in expectations.GroupBy(expectation => (expectation.Axis, expectation.IsWanted)))
        {
            var weight = group.Max(expectation => expectation.Weight);
            sum += weight * Of(product, group.Key.Axis, group.Key.IsWanted, group);
            weights += weight;
        }

        return weights > 0 ? sum / weights : 0;
    }

    private static int Of(Product product, string axis, bool isWanted, IEnumerable<Expectation> expectations)
    {
        var values = axis == Axes.Category ? product.Category : [.. FilterMatching.ValuesOf(product, axis)];
        if (values.Count == 0)
            return 0;
        return expectations.Any(expectation => values.Contains(expectation.Value, StringComparer.OrdinalIgnoreCase)) == isWanted ? 1 : -1;
    }
}
