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
        foreach (var group in Groups(expectations))
        {
            var weight = group.Max(expectation => expectation.Weight);
            sum += weight * Of(product, group.Key.Axis, group.Key.IsWanted, group);
            weights += weight;
        }

        return weights > 0 ? sum / weights : 0;
    }

    /// <summary>What is expected on each axis, wanted and avoided apart, and whether the product has it: 1, 0 or -1.</summary>
    public static IEnumerable<KeyValuePair<(string Axis, bool IsWanted), int>> Verdicts(Product product, IReadOnlyList<Expectation> expectations) =>
        Groups(expectations).Select(group => KeyValuePair.Create(group.Key, Of(product, group.Key.Axis, group.Key.IsWanted, group)));

    // Of several values asked for on one axis ("blue or green"), any will do.
    private static IEnumerable<IGrouping<(string Axis, bool IsWanted), Expectation>> Groups(IReadOnlyList<Expectation> expectations) =>
        expectations.GroupBy(expectation => (expectation.Axis, expectation.IsWanted));

    private static int Of(Product product, string axis, bool isWanted, IEnumerable<Expectation> expectations)
    {
        var values = axis == Axes.Category ? product.Category : [.. FilterMatching.ValuesOf(product, axis)];
        if (values.Count == 0)
            return 0;
        return expectations.Any(expectation => values.Contains(expectation.Value, StringComparer.OrdinalIgnoreCase)) == isWanted ? 1 : -1;
    }
}
