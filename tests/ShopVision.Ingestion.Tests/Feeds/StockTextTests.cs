using ShopVision.Ingestion.Feeds.Values;

namespace ShopVision.Ingestion.Tests.Feeds;

public sealed class StockTextTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("In Stock", true)]
    [InlineData("in_stock", true)]
    [InlineData("https://schema.org/InStock", true)]
    [InlineData("12", true)]
    [InlineData("0", false)]
    [InlineData("out of stock", false)]
    [InlineData("preorder", false)]
    [InlineData("No", false)]
    public void Availability_is_read_as_shops_write_it(string text, bool inStock) => Assert.Equal(inStock, StockText.TryParse(text));

    [Fact]
    public void Words_that_say_neither_are_not_guessed_at() => Assert.Null(StockText.TryParse("ask us"));
}
