using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.LocalIndex.Words;

namespace ShopVision.LocalIndex.Tests.Words;

public sealed class InvertedIndexTests
{
    [Fact]
    public void Scores_are_those_of_the_formula()
    {
        // Titles weigh 3: "coat" stands with a weighted frequency of 3 in a product of length 6, and of 6 in one of length 6.
        var matches = Index(Some.Product("1", "wool coat"), Some.Product("2", "coat coat"), Some.Product("3", "lamp")).Search("coat");

        Assert.Equal(Bm25(frequency: 3, length: 6), matches.ScoreOf(0)!.Value, tolerance: 1e-6);
        Assert.Equal(Bm25(frequency: 6, length: 6), matches.ScoreOf(1)!.Value, tolerance: 1e-6);
        Assert.Null(matches.ScoreOf(2));

        static double Bm25(double frequency, double length) =>
            Math.Log(1 + ((3 - 2 + 0.5) / (2 + 0.5))) * frequency * 2.2 / (frequency + (1.2 * (0.25 + (0.75 * length / 5))));
    }

    [Fact]
    public void A_word_in_the_title_counts_more_than_in_the_description()
    {
        var matches = Index(
            Some.Product("1", "lamp") with { Description = "oak" }, Some.Product("2", "oak") with { Description = "lamp" }).Search("oak");

        Assert.True(matches.ScoreOf(1) > matches.ScoreOf(0));
    }

    [Fact]
    public void A_rare_word_counts_more_than_a_common_one()
    {
        var matches = Index(Some.Product("1", "oak"), Some.Product("2", "lamp"), Some.Product("3", "lamp")).Search("oak lamp");

        Assert.True(matches.ScoreOf(0) > matches.ScoreOf(1));
    }

    [Fact]
    public void A_mistyped_word_finds_what_was_meant_for_half_of_the_score()
    {
        var index = Index(Some.Product("1", "rain jacket"), Some.Product("2", "lamp"));

        Assert.Equal(index.Search("jacket").ScoreOf(0)!.Value / 2, index.Search("jaket").ScoreOf(0)!.Value, tolerance: 1e-9);
    }

    [Fact]
    public void A_word_that_some_product_has_is_never_taken_for_a_slip() =>
        Assert.Null(Index(Some.Product("1", "short skirt"), Some.Product("2", "shirt")).Search("shirt").ScoreOf(0));

    [Fact]
    public void An_id_with_spaces_is_found_whole() =>
        Assert.NotNull(Index(Some.Product("AB 12", "lamp"), Some.Product("AB 13", "lamp")).Search(" ab 12 ").ScoreOf(0));

    [Fact]
    public void A_number_in_the_words_is_not_an_id()
    {
        var matches = Index(Some.Product("17", "lamp"), Some.Product("2", "jeans 17")).Search("17");

        Assert.NotNull(matches.ScoreOf(0));
        Assert.NotNull(matches.ScoreOf(1));
    }

    private static InvertedIndex Index(params IEnumerable<Product> products)
    {
        var vocabulary = new HashSet<string>();
        return new InvertedIndex([.. products.Select(product => ProductWords.Of(product, vocabulary))]);
    }
}
