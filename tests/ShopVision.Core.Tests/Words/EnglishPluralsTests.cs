using ShopVision.Core.Words;

namespace ShopVision.Core.Tests.Words;

public sealed class EnglishPluralsTests
{
    [Theory]
    [InlineData("dresses", "dress")]
    [InlineData("dress", "dress")]
    [InlineData("watches", "watch")]
    [InlineData("boxes", "box")]
    [InlineData("brushes", "brush")]
    [InlineData("vases", "vase")]
    [InlineData("shoes", "shoe")]
    [InlineData("accessories", "accessory")]
    [InlineData("scarves", "scarf")]
    [InlineData("gloves", "glove")]
    [InlineData("cactus", "cactus")]
    [InlineData("men", "man")]
    [InlineData("gas", "gas")]
    [InlineData("ties", "tie")]
    [InlineData("tie", "tie")]
    [InlineData("bikinis", "bikini")]
    public void A_plural_becomes_its_singular(string plural, string singular) =>
        Assert.Equal(singular, EnglishPlurals.Singular(plural));

    [Theory]
    [InlineData("hoodies", "hoodie")]
    [InlineData("beanies", "beanie")]
    [InlineData("ties", "tie")]
    public void A_plural_and_its_singular_in_ie_meet(string plural, string singular) =>
        Assert.Equal(EnglishPlurals.Singular(singular), EnglishPlurals.Singular(plural));
}
