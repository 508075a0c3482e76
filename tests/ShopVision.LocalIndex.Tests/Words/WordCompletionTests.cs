using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.LocalIndex.Words;

namespace ShopVision.LocalIndex.Tests.Words;

public sealed class WordCompletionTests
{
    [Theory]
    [InlineData("t-sh", "t-shirt")]
    [InlineData("Blue T-S", "Blue t-shirt")]
    [InlineData("cafe", "café")]
    [InlineData("CAFÉ", "café")]
    [InlineData("sho", "shoes")]
    public void A_prefix_is_completed_as_the_catalog_writes_the_word(string prefix, string expected) =>
        Assert.Equal([expected], Completion.Complete(prefix));

    [Theory]
    [InlineData("")]
    [InlineData("blue ")]
    [InlineData("4")]
    public void Where_no_word_was_begun_nothing_is_completed(string prefix) => Assert.Empty(Completion.Complete(prefix));

    [Fact]
    public void Spellings_of_one_word_count_together_under_the_most_frequent()
    {
        var completion = Of(
            Some.Product("1", "cafe"), Some.Product("2", "Café"), Some.Product("3", "café"), Some.Product("4", "cafeteria"), Some.Product("5", "cafeteria"));

        Assert.Equal(["café", "cafeteria"], completion.Complete("caf"));
    }

    [Theory]
    [InlineData("sneek", "sneaker")]
    [InlineData("snaek", "sneaker")]
    [InlineData("snaker", "sneaker")]
    [InlineData("sneak", "sneaker")]
    public void A_slip_in_the_beginning_of_a_word_is_forgiven(string prefix, string expected) =>
        Assert.Equal([expected], Of(Some.Product("1", "Sneaker snow")).Complete(prefix));

    [Theory]
    [InlineData("snx")]
    [InlineData("kneak")]
    [InlineData("snow1")]
    public void Short_beginnings_first_letters_and_numbers_are_taken_as_they_are(string prefix) =>
        Assert.Empty(Of(Some.Product("1", "Sneaker snow")).Complete(prefix));

    private static WordCompletion Completion { get; } =
        Of(Some.Product("1", "(T-Shirt), 42", category: "Shoes"), Some.Product("2", "Tisch-Café Café"));

    private static WordCompletion Of(params Product[] products) => new(WordCounts.Of(WordCounts.None.Value, gone: [], products));
}
