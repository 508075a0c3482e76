using ShopVision.Contracts;
using ShopVision.Core.Words;
using ShopVision.LocalIndex.Filtering;

namespace ShopVision.LocalIndex.Tests.Words;

public sealed class SynonymsTests
{
    private static readonly string[] Titles =
        ["red sneaker", "blue trainers", "T-shirt", "plain tshirt", "golf tee", "sofa bed", "sleeper couch", "bed linen", "off-white lamp", "ecru lamp"];

    private static readonly WordOptions Options = new()
    {
        Synonyms = """
            # Shoes
            sneakers, trainers
            tee => t-shirt
            sofa bed, sleeper couch
            ecru, off-white
            """,
    };

    [Theory]
    [InlineData("sneaker", 0, 1)]
    [InlineData("Trainers", 0, 1)]
    [InlineData("tee", 2, 3)]
    [InlineData("sleeper couch", 5, 6)]
    [InlineData("sofa-bed", 5, 6, 7)]
    [InlineData("ecru", 8, 9)]
    [InlineData("t-shirt", 2, 3)]
    [InlineData("linen", 7)]
    public void A_query_finds_what_its_synonyms_say(string query, params int[] found) =>
        Assert.Equal(found, Matches(query).Order());

    [Fact]
    public void What_was_typed_comes_before_what_means_the_same()
    {
        // "trainers" is the rarer word.
        var index = Catalog.Index(
            Options, Some.Product("1", "sneaker"), Some.Product("2", "sneaker"), Some.Product("3", "sneaker"), Some.Product("4", "trainers"));

        var matches = index.Search("sneakers");

        Assert.True(matches.ScoreOf(0) > matches.ScoreOf(3));
        Assert.True(matches.ScoreOf(3) > 0);
    }

    [Fact]
    public void A_product_that_says_it_both_ways_counts_once()
    {
        var index = Catalog.Index(Options, Some.Product("1", "sneaker trainers"), Some.Product("2", "sneaker shoe"), Some.Product("3", "trainers"), Some.Product("4", "lamp"));

        var matches = index.Search("sneaker");

        Assert.Equal(matches.ScoreOf(1)!.Value, matches.ScoreOf(0)!.Value, tolerance: 1e-6);
    }

    private static IEnumerable<int> Matches(string query) =>
        Catalog.Index(Options, Titles.Select((title, i) => Some.Product($"no {i}", title))).Search(query).Best(ProductSet.All(Titles.Length), Titles.Length);
}
