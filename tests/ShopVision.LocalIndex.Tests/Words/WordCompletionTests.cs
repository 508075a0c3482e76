using ShopVision.Contracts;
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

    private static WordCompletion Completion { get; } =
        new([Some.Product("1", "(T-Shirt), 42", category: "Shoes"), Some.Product("2", "Tisch-Café Café")]);
}
