using ShopVision.Core.Words.Analysis;

namespace ShopVision.Core.Tests.Words.Analysis;

public sealed class TextAnalyzerTests
{
    [Theory]
    [InlineData("Blue Linen Shirts", "blue linen shirt")]
    [InlineData("T-shirt", "t shirt tshirt")]
    [InlineData("T shirts", "t shirt tshirt")]
    [InlineData("tshirts", "tshirt")]
    [InlineData("a lamp for the desk, in oak", "lamp desk oak")]
    [InlineData("women's shoe", "woman shoe")]
    [InlineData("Women’s", "woman")]
    [InlineData("off-the-shoulder", "off shoulder offtheshould")]
    [InlineData("Crème / Straße", "creme strass")]
    [InlineData("v-neck-", "v neck vneck")]
    [InlineData("-- 'n' --", "n")]
    [InlineData("501 jeans", "501 jean")]
    [InlineData("H&M, L'Oréal", "h m hm l oreal loreal")]
    [InlineData("👕 shirt", "shirt")]
    [InlineData("", "")]
    public void A_text_becomes_its_terms(string text, string terms) => Assert.Equal(terms, TermsOf(text));

    [Theory]
    [InlineData("500ml", "500 ml 500ml")]
    [InlineData("500 ml", "500 ml 500ml")]
    [InlineData("1.5 litres", "1.5 liter 1.5l")]
    [InlineData("1.5l", "1.5 l 1.5l")]
    [InlineData("24-inch", "24 24in")]
    [InlineData("24\"", "24 24in")]
    [InlineData("24in.", "24 24in")]
    [InlineData("1,000 watts", "1000 watt 1000w")]
    [InlineData("38,39,40", "38 39 40")]
    [InlineData("10x15cm", "10 x 15 cm 10x15cm")]
    [InlineData("iPhone15", "iphon 15 iphone15")]
    [InlineData("2XL 4k AB12-34", "2xl 4k ab12 34 ab1234")]
    public void Numbers_keep_their_units_and_sizes_stay_whole(string text, string terms) => Assert.Equal(terms, TermsOf(text));

    [Fact]
    public void An_accent_apart_from_its_letter_folds_like_one_letter() =>
        Assert.Equal(TextFolding.Fold("Café"), TextFolding.Fold("Cafe\u0301"));

    private static string TermsOf(string text) =>
        string.Join(' ', new TextAnalyzer(Language.English).Terms(text).Select(term => term.Text));
}
