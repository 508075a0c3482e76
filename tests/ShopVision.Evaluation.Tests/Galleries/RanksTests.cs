using ShopVision.Evaluation.Galleries;

namespace ShopVision.Evaluation.Tests.Galleries;

public sealed class RanksTests
{
    [Fact]
    public void Ranks_count_from_one_by_falling_score() =>
        Assert.Equal([1, 3], Ranks.Of([0.1f, 0.9f, 0.5f, 0.7f], relevant: [1, 2], leftOut: -1));

    [Fact]
    public void The_product_that_asks_takes_no_rank() =>
        Assert.Equal([1], Ranks.Of([0.9f, 0.5f, 0.1f], relevant: [1], leftOut: 0));

    [Fact]
    public void Equal_scores_stand_in_the_order_of_their_positions() =>
        Assert.Equal([2, 4], Ranks.Of([0.5f, 0.5f, 0.5f, 0.5f], relevant: [3, 1], leftOut: -1));

    [Fact]
    public void Ranks_agree_with_a_full_sort()
    {
        var random = new Random(3);
        var scores = Enumerable.Range(0, 500).Select(_ => (float)random.Next(60)).ToArray();
        int[] relevant = [.. Enumerable.Range(0, 40).Select(i => i * 11)];

        var order = Enumerable.Range(0, 500).Where(i => i != 7).OrderByDescending(i => scores[i]).ThenBy(i => i).ToList();

        Assert.Equal(relevant.Select(i => order.IndexOf(i) + 1).Order(), Ranks.Of(scores, relevant, leftOut: 7));
    }
}
