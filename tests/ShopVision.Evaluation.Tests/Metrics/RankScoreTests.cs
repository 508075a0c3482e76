using ShopVision.Evaluation.Metrics;

namespace ShopVision.Evaluation.Tests.Metrics;

public sealed class RankScoreTests
{
    [Fact]
    public void Average_precision_is_the_mean_of_the_precisions_at_the_relevant_ranks()
    {
        // (1/1 + 2/3 + 3/20) / 3
        Assert.Equal(0.605556, RankScore.Of([1, 3, 20]).AveragePrecision, 6);
    }

    [Fact]
    public void A_perfect_ranking_has_an_average_precision_of_one() => Assert.Equal(1, RankScore.Of([1, 2, 3, 4]).AveragePrecision);

    [Fact]
    public void Precision_at_ten_divides_by_ten_however_few_are_relevant() => Assert.Equal(0.2, RankScore.Of([1, 10, 11]).PrecisionAt10);

    [Fact]
    public void A_hit_is_any_relevant_product_among_the_first_ten()
    {
        Assert.Equal(1, RankScore.Of([10, 500]).HitAt10);
        Assert.Equal(0, RankScore.Of([11, 12, 13]).HitAt10);
    }
}
