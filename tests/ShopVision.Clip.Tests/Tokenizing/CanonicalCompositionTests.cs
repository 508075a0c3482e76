using ShopVision.Clip.Tokenizing;

namespace ShopVision.Clip.Tests.Tokenizing;

/// <summary>Examples of Unicode Standard Annex 15 and of the traps it names.</summary>
public sealed class CanonicalCompositionTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("A\u030A", "\u00C5")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\u2126", "\u03A9")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("d\u0307\u0323", "\u1E0D\u0307")]
    [InlineData("s\u0323\u0307", "\u1E69")]
    [InlineData("\u1E9B\u0323", "\u1E9B\u0323")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\u1100\u1161\u11A8", "\uAC01")]
    [InlineData("\uAC00\u11A8", "\uAC01")]
    [InlineData("\u0301e", "\u0301e")]
    [InlineData("a\u0315\u0300\u05AE\u0062", "\u00E0\u05AE\u0315b")]
    [InlineData("\U0001D15E", "\U0001D157\U0001D165")]
    [InlineData("\U00011099\U000110BA", "\U0001109A")]
    public void Text_is_composed(string text, string composed) => Assert.Equal(composed, Compose(text));

    [Theory]
    [InlineData("plain \u00E9 \u0416 \uAC01 \U0001F457", true)]
    [InlineData("e\u0301", false)]
    [InlineData("\u212B", false)]
    [InlineData("\uAC00\u11A8", false)]
    [InlineData("\U000110BA", false)]
    public void Text_that_is_composed_already_is_known_without_composing_it(string text, bool isComposed) =>
        Assert.Equal(isComposed, CanonicalComposition.IsComposed(text));

    [Fact]
    public void A_run_of_marks_without_end_is_put_in_order()
    {
        var marks = string.Concat(Enumerable.Repeat("\u0301\u0323", 100_000));
        Assert.Equal("q" + new string('\u0323', 100_000) + new string('\u0301', 100_000), Compose("q" + marks));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => Assert.Equal("a\uFFFD", Compose("a\uD800"));

    private static string Compose(string text)
    {
        var composed = new PooledBuffer<char>(text.Length);
        CanonicalComposition.Compose(text, ref composed);
        var result = composed.Written.ToString();
        composed.Dispose();
        return result;
    }
}
