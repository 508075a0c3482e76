using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Indexing;
using ShopVision.Core.Ranking;

namespace ShopVision.Core.Tests.Ranking;

public sealed class RankerTests
{
    [Fact]
    public void Rank_adds_the_share_of_the_best_lexical_match() =>
        Assert.Equal([("b", 0.7), ("a", 0.6)], Rank(Hit("a", 0.6, null), Hit("b", 0.5, 4)).Select(hit => (hit.Hit.Entry.Product.Id, Math.Round(hit.Score, 6))));

    [Fact]
    public void Rank_does_not_punish_a_product_without_words() =>
        Assert.Equal(0.6, Rank(Hit("a", 0.6, null), Hit("b", 0.5, 4))[^1].Score);

    [Fact]
    public void Rank_lets_a_product_without_pictures_stand_as_the_least_alike()
    {
        var ranked = Rank(Hit("a", 0.7, null), Hit("b", 0.4, null), Hit("c", null, 2));

        Assert.Equal(["a", "c", "b"], ranked.Select(hit => hit.Hit.Entry.Product.Id));
        Assert.Equal(0.4, ranked[1].StandIn);
    }

    [Fact]
    public void Rank_puts_a_product_that_the_words_name_first() =>
        Assert.Equal(["b", "a"], Rank(Hit("a", 1, 4), Hit("b", -1, null) with { IsNamed = true }).Select(hit => hit.Hit.Entry.Product.Id));

    [Fact]
    public void Rank_orders_equal_scores_by_id() =>
        Assert.Equal(["1", "2"], Rank(Hit("2", 0.5, null), Hit("1", 0.5, null)).Select(hit => hit.Hit.Entry.Product.Id));

    [Fact]
    public void Rank_works_where_only_words_were_asked() =>
        Assert.Equal(["b", "a"], Rank(Hit("a", null, 1), Hit("b", null, 3)).Select(hit => hit.Hit.Entry.Product.Id));

    [Fact]
    public void Rank_lets_attributes_that_agree_win_over_a_look_and_leaves_the_silent_between()
    {
        IndexHit[] hits = [Hit("contradicts", 0.6, null, "blue"), Hit("silent", 0.5, null), Hit("agrees", 0.4, null, "red")];
        var ranked = Ranker.Rank(hits, new RankingWeights(0, 0.5), [new Expectation(Axes.Color, "Red", IsWanted: true, Weight: 1)]);

        Assert.Equal([("agrees", 0.9), ("silent", 0.5), ("contradicts", 0.1)], ranked.Select(hit => (hit.Hit.Entry.Product.Id, Math.Round(hit.Score, 6))));
    }

    private static IReadOnlyList<RankedHit> Rank(params IndexHit[] hits) => Ranker.Rank(hits, new RankingWeights(Lexical: 0.2, Agreement: 0.5), []);

    private static IndexHit Hit(string id, double? vector, double? lexical, string? color = null) =>
        new(Some.Entry(Some.Product(id, color: color)), vector, lexical, vector is null ? null : 0);
}
