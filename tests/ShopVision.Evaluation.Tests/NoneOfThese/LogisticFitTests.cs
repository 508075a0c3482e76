using ShopVision.Evaluation.NoneOfThese;

namespace ShopVision.Evaluation.Tests.NoneOfThese;

public sealed class LogisticFitTests
{
    [Fact]
    public void The_odds_that_made_the_items_are_found_again()
    {
        // Of the items at each place as many are positive as the odds 1 + 2a - 3b say.
        var items = new List<(double[], bool)>();
        foreach (var a in (double[])[-1, 0, 1])
            foreach (var b in (double[])[-1, 0, 1])
                for (var i = 0; i < 10_000; i++)
                    items.Add(([a, b], i + 0.5 < 10_000 / (1 + Math.Exp(-(1 + (2 * a) - (3 * b))))));

        var weights = LogisticFit.Fit(items);

        Assert.Equal(1, weights[0], 0.02);
        Assert.Equal(2, weights[1], 0.02);
        Assert.Equal(-3, weights[2], 0.02);
    }

    [Fact]
    public void Weights_stay_finite_where_a_number_parts_all_or_never_varies()
    {
        var weights = LogisticFit.Fit([([0.0, 7], false), ([0.1, 7], false), ([0.9, 7], true), ([1.0, 7], true)]);

        Assert.All(weights, weight => Assert.True(double.IsFinite(weight)));
        Assert.True(weights[1] > 0);
        Assert.Equal(0, weights[2], 1e-6);
    }
}
