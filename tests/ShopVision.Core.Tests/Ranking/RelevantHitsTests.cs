using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Indexing;
using ShopVision.Core.Ranking;

namespace ShopVision.Core.Tests.Ranking;

public sealed class RelevantHitsTests
{
    private static readonly Expectation Backpack = new(Axes.Category, "Backpacks", IsWanted: true, Weight: 2);
    private static readonly Expectation Blue = new(Axes.Color, "blue", IsWanted: true, Weight: 1);

    [Fact]
    public void What_contradicts_a_wish_that_the_best_match_fulfils_goes() =>
        Assert.Equal(
            ["blue-backpack", "unlabelled"],
            Kept(
                [Backpack, Blue],
                Hit("blue-backpack", 0.30, "blue", "Backpacks"), Hit("unlabelled", 0.295), Hit("red-backpack", 0.28, "red", "Backpacks"), Hit("blue-mug", 0.27, "blue", "Mugs")));

    [Fact]
    public void A_wish_that_nothing_fulfils_hides_nothing_that_fulfils_the_others() =>
        Assert.Equal(
            ["red-backpack", "green-backpack"],
            Kept([Backpack, Blue], Hit("red-backpack", 0.3, "red", "Backpacks"), Hit("green-backpack", 0.1, "green", "Backpacks"), Hit("red-mug", 0.2, "red", "Mugs")));

    [Fact]
    public void Without_wishes_what_matches_a_word_stays_however_it_looks() =>
        Assert.Equal(["a", "b"], Kept([], Hit("a", 0.30, lexical: 3), Hit("b", 0.01, lexical: 1), Hit("c", 0.05), Hit("d", 0.06), Hit("e", 0.07)));

    [Fact]
    public void By_looks_alone_what_stands_out_stays() =>
        Assert.Equal(["a", "b"], Kept([], Hit("a", 0.9), Hit("b", 0.8), Hit("c", 0.3), Hit("d", 0.2), Hit("e", 0.2)));

    [Fact]
    public void Where_all_look_the_same_all_stay() => Assert.Equal(["a", "b", "c"], Kept([], Hit("a", 0.9), Hit("b", 0.9), Hit("c", 0.9)));

    [Fact]
    public void Of_nothing_nothing_stays() => Assert.Empty(Kept([]));

    private static IEnumerable<string> Kept(IReadOnlyList<Expectation> expectations, params IReadOnlyList<IndexHit> hits) =>
        RelevantHits.Among(hits.Count == 0 ? [] : Ranker.Rank(hits, new RankingWeights(Lexical: 0.3, Agreement: 0.6), expectations), expectations)
            .Select(hit => hit.Hit.Entry.Product.Id);

    private static IndexHit Hit(string id, double vector, string? color = null, string? category = null, double? lexical = null) =>
        new(Some.Entry(Some.Product(id, color: color, category: category is null ? [] : [category])), vector, lexical, ImageIndex: 0);
}
