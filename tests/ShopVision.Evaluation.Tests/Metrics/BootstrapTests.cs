using ShopVision.Evaluation.Metrics;

namespace ShopVision.Evaluation.Tests.Metrics;

public sealed class BootstrapTests
{
    [Fact]
    public void The_value_is_the_statistic_over_everyone()
    {
        var mean = new ClusterMean(3, [(0, 1), (0, 3), (1, 5), (2, 7)]);

        Assert.Equal(4, new Bootstrap(3, seed: 1).Measure(mean.At)!.Value);
    }

    [Fact]
    public void Items_of_one_cluster_are_drawn_together()
    {
        var mean = new ClusterMean(2, [(0, 0), (0, 0), (0, 0), (1, 1)]);

        // Cluster 1 twice: only its own item counts. Once each: a quarter.
        Assert.Equal(1, mean.At([0, 2]));
        Assert.Equal(0.25, mean.At([1, 1]));
    }

    [Fact]
    public void The_interval_of_a_mean_is_about_two_standard_errors_on_either_side()
    {
        // 400 coin tosses: the standard error of the share is sqrt(0.25 / 400) = 0.025.
        var mean = new ClusterMean(400, Enumerable.Range(0, 400).Select(i => (i, i % 2 == 0 ? 1.0 : 0.0)));

        var estimate = new Bootstrap(400, seed: 1).Measure(mean.At)!;

        Assert.InRange(estimate.Low, 0.5 - (2.3 * 0.025), 0.5 - (1.6 * 0.025));
        Assert.InRange(estimate.High, 0.5 + (1.6 * 0.025), 0.5 + (2.3 * 0.025));
    }

    [Fact]
    public void A_ratio_of_proportional_means_has_no_spread_because_both_see_the_same_draws()
    {
        var one = new ClusterMean(50, Enumerable.Range(0, 50).Select(i => (i, i + 1.0)));
        var two = new ClusterMean(50, Enumerable.Range(0, 50).Select(i => (i, 2 * (i + 1.0))));

        var ratio = new Bootstrap(50, seed: 1).Measure(weights => two.At(weights) / one.At(weights))!;

        Assert.Equal(2, ratio.Low, 9);
        Assert.Equal(2, ratio.High, 9);
    }

    [Fact]
    public void Strata_are_drawn_from_apart_so_that_none_is_ever_left_out()
    {
        var bootstrap = new Bootstrap([[0], [1, 2, 3]], seed: 1);

        Assert.Equal(new Estimate(1, 1, 1), bootstrap.Measure(weights => weights[0]));
        Assert.Equal(new Estimate(3, 3, 3), bootstrap.Measure(weights => weights[1] + weights[2] + weights[3]));
        Assert.True(bootstrap.Measure(weights => weights[1])!.High > 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval()
    {
        var mean = new ClusterMean(30, Enumerable.Range(0, 30).Select(i => (i, (double)(i * i % 7))));

        Assert.Equal(new Bootstrap(30, seed: 5).Measure(mean.At), new Bootstrap(30, seed: 5).Measure(mean.At));
        Assert.NotEqual(new Bootstrap(30, seed: 5).Measure(mean.At), new Bootstrap(30, seed: 6).Measure(mean.At));
    }

    [Fact]
    public void A_ratio_to_nothing_is_no_estimate() => Assert.Null(new Bootstrap(3, seed: 1).Measure(_ => 1.0 / 0));
}
