using ShopVision.LocalIndex.Words;

namespace ShopVision.LocalIndex.Tests.Words;

public sealed class EnglishAnalysisTests
{
    [Theory]
    [InlineData("Blue Linen Shirts", "blue linen shirt")]
    [InlineData("T-shirt", "t shirt tshirt")]
    [InlineData("T shirts", "t shirt tshirt")]
    [InlineData("tshirts", "tshirt")]
    [InlineData("a lamp for the desk, in oak", "lamp desk oak")]
    [InlineData("women's shoe", "woman shoe")]
    [InlineData("Women’s", "woman")]
    [InlineData("off-the-shoulder", "off shoulder offtheshoulder")]
    [InlineData("Crème brûlée / Straße", "creme brulee strasse")]
    [InlineData("v-neck-", "v neck vneck")]
    [InlineData("-- 'n' --", "n")]
    [InlineData("501 jeans", "501 jean")]
    [InlineData("👕 shirt", "shirt")]
    [InlineData("", "")]
    public void A_text_becomes_its_terms(string text, string terms) =>
        Assert.Equal(terms, string.Join(' ', EnglishAnalysis.Terms(text)));

    [Fact]
    public void An_accent_apart_from_its_letter_folds_like_one_letter() =>
        Assert.Equal(TextFolding.Fold("Café"), TextFolding.Fold("Cafe\u0301"));
}
