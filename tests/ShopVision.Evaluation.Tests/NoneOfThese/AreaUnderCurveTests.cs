using ShopVision.Evaluation.NoneOfThese;

namespace ShopVision.Evaluation.Tests.NoneOfThese;

public sealed class AreaUnderCurveTests
{
    [Fact]
    public void It_is_the_share_of_pairs_in_the_right_order_and_ties_count_half()
    {
        // Pairs: 3 > 1, 3 > 2, 2 > 1 are right and 2 = 2 is half: 3.5 of 4.
        var curve = Curve((0, true, 3), (1, true, 2), (2, false, 2), (3, false, 1));

        Assert.Equal(3.5 / 4, curve.At([1, 1, 1, 1]), 1e-12);
    }

    [Fact]
    public void A_product_that_was_drawn_twice_counts_twice()
    {
        var curve = Curve((0, true, 3), (1, true, 1), (2, false, 2));

        Assert.Equal(2 / 3.0, curve.At([2, 1, 1]), 1e-12);
    }

    private static AreaUnderCurve Curve(params (int Product, bool IsAmong, double Cosine)[] trials) =>
        new(trials.Select(trial => new Trial(trial.Product, trial.IsAmong, 2, trial.Cosine, 0)), trial => trial.BestCosine);
}
