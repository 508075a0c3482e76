using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.LocalIndex.Filtering;

namespace ShopVision.LocalIndex.Tests.Words;

public sealed class ProductCodeTests
{
    private static readonly Product[] Shop =
    [
        Some.Product("A 1", "coat") with { Sku = "WX-20/7", Gtin = "4006381333931" },
        Some.Product("2", "wx 20 7 wx 20 7 wx 20 7 wx207 4006381333931"),
        Some.Product("3", "lamp") with { Gtin = "0-36000-29145-2" },
    ];

    [Theory]
    [InlineData("wx-20/7")]
    [InlineData(" WX 20 7 ")]
    [InlineData("wx207")]
    [InlineData("a1")]
    [InlineData("4006381333931")]
    [InlineData("4 006381 333931")]
    [InlineData("04006381333931")]
    public void A_query_that_is_nothing_but_a_code_gives_its_product_first(string query)
    {
        var matches = Catalog.Index(Shop).Search(query);

        Assert.Equal([0], matches.Named);
        Assert.Equal([0], matches.Best(ProductSet.All(3), depth: 1));
    }

    [Theory]
    [InlineData("036000291452")]
    [InlineData("0036000291452")]
    public void The_same_number_on_a_shorter_or_longer_barcode_is_the_same_product(string query) =>
        Assert.Equal([2], Catalog.Index(Shop).Search(query).Named);

    [Theory]
    [InlineData("coat wx-20/7")]
    [InlineData("-")]
    [InlineData("wx")]
    public void More_or_less_than_a_code_names_no_product(string query) => Assert.Empty(Catalog.Index(Shop).Search(query).Named);

    [Fact]
    public void A_code_among_other_words_counts_as_a_word() => Assert.NotNull(Catalog.Index(Shop).Search("blue wx-20/7").ScoreOf(0));
}
