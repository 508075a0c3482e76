using ShopVision.Contracts;
using ShopVision.LocalIndex.Filtering;

namespace ShopVision.LocalIndex.Tests.Words;

public sealed class InvertedIndexTests
{
    [Fact]
    public void Scores_are_those_of_the_formula()
    {
        // Titles weigh 3 and half of their length counts: one of three products is longer than the average of two words.
        var matches = Catalog.Index(Some.Product("1", "wool coat"), Some.Product("2", "coat coat rack"), Some.Product("3", "lamp")).Search("coat");

        Assert.Equal(Bm25(weighed: 3 * 1), matches.ScoreOf(0)!.Value, tolerance: 1e-6);
        Assert.Equal(Bm25(weighed: 3 * 2 / 1.25), matches.ScoreOf(1)!.Value, tolerance: 1e-6);
        Assert.Null(matches.ScoreOf(2));

        static double Bm25(double weighed) => Math.Log(1 + ((3 - 2 + 0.5) / (2 + 0.5))) * weighed * 2.2 / (weighed + 1.2);
    }

    [Fact]
    public void A_word_in_two_fields_saturates_once()
    {
        var both = Some.Product("1", "oak") with { Brand = "oak" };
        var matches = Catalog.Index(both, Some.Product("2", "lamp")).Search("oak");

        Assert.Equal(Math.Log(2) * 5 * 2.2 / (5 + 1.2), matches.ScoreOf(0)!.Value, tolerance: 1e-6);
    }

    [Fact]
    public void A_word_in_the_title_counts_more_than_in_the_description()
    {
        var matches = Catalog.Index(
            Some.Product("1", "lamp") with { Description = "oak" }, Some.Product("2", "oak") with { Description = "lamp" }).Search("oak");

        Assert.True(matches.ScoreOf(1) > matches.ScoreOf(0));
    }

    [Fact]
    public void A_rare_word_counts_more_than_a_common_one()
    {
        var matches = Catalog.Index(Some.Product("1", "oak"), Some.Product("2", "lamp"), Some.Product("3", "lamp")).Search("oak lamp");

        Assert.True(matches.ScoreOf(0) > matches.ScoreOf(1));
    }

    [Fact]
    public void A_mistyped_word_finds_what_was_meant_for_half_of_the_score()
    {
        var index = Catalog.Index(Some.Product("1", "rain jacket"), Some.Product("2", "lamp"));

        Assert.Equal(index.Search("jacket").ScoreOf(0)!.Value / 2, index.Search("jaket").ScoreOf(0)!.Value, tolerance: 1e-6);
    }

    [Fact]
    public void A_word_that_some_product_has_is_never_taken_for_a_slip() =>
        Assert.Null(Catalog.Index(Some.Product("1", "short skirt"), Some.Product("2", "shirt")).Search("shirt").ScoreOf(0));

    [Fact]
    public void A_number_in_the_words_is_not_an_id()
    {
        var matches = Catalog.Index(Some.Product("17", "lamp"), Some.Product("2", "jeans 17")).Search("17");

        Assert.NotNull(matches.ScoreOf(0));
        Assert.NotNull(matches.ScoreOf(1));
    }

    [Fact]
    public void The_best_are_those_among_the_candidates()
    {
        var matches = Catalog.Index(Some.Product("1", "coat coat"), Some.Product("2", "coat rack"), Some.Product("3", "wool coat rack")).Search("coat");
        var candidates = new ProductSet(3);
        candidates.Add(1);
        candidates.Add(2);

        Assert.Equal([1], matches.Best(candidates, depth: 1));
    }

    [Fact]
    public void Words_that_came_later_are_not_of_an_earlier_index()
    {
        var words = new LocalIndex.Words.CatalogWords(Core.Words.WordRules.Of(new Core.Words.WordOptions()));
        var earlier = words.Index([words.Of(Some.Product("1", "lamp"))]);

        words.Of(Some.Product("2", "oak"));

        Assert.Empty(earlier.Search("oak").Best(ProductSet.All(1), depth: 1));
    }
}
