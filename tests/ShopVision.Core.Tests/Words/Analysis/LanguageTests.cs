using ShopVision.Core.Errors;
using ShopVision.Core.Words.Analysis;

namespace ShopVision.Core.Tests.Words.Analysis;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("stuhle", "stuhl")]
    [InlineData("hauser haus", "haus")]
    [InlineData("kleider kleid kleides", "kleid")]
    [InlineData("taschen tasche", "tasch")]
    [InlineData("rote roter rotem rotes", "rot")]
    [InlineData("kindern kinder kind", "kind")]
    [InlineData("schonsten", "schon")]
    [InlineData("hut", "hut")]
    public void German_words_lose_their_endings(string words, string stem) =>
        Assert.All(words.Split(' '), word => Assert.Equal(stem, Language.German.Stem(word)));

    [Theory]
    [InlineData("chevaux cheval", "cheval")]
    [InlineData("chemises chemise", "chemis")]
    [InlineData("manteaux manteau", "manteau")]
    [InlineData("chaussures chaussure", "chaussur")]
    [InlineData("imprimee imprimes", "imprim")]
    [InlineData("robes", "robes")]
    public void French_words_lose_their_endings(string words, string stem) =>
        Assert.All(words.Split(' '), word => Assert.Equal(stem, Language.French.Stem(word)));

    [Fact]
    public void Without_a_language_words_stay_as_they_are() => Assert.Equal("shirts", Language.None.Stem("shirts"));

    [Fact]
    public void A_language_is_found_by_its_name_in_any_case() => Assert.Same(Language.German, Language.Named("German"));

    [Fact]
    public void An_unknown_language_says_which_are_known()
    {
        var fault = Assert.Throws<ShopVisionException>(() => Language.Named("klingon"));

        Assert.Equal(ErrorCode.SettingInvalid, fault.Code);
        Assert.Contains("Index:Language", fault.Message);
        Assert.Contains("english, german, french, none", fault.Message);
    }
}
