using ShopVision.Core.Words;
using ShopVision.Core.Words.Analysis;

namespace ShopVision.Core.Tests.Words.Analysis;

public sealed class EnglishStemmerTests
{
    /// <summary>The sample vocabulary of the algorithm's description, and for each step a word that it changes and one that it spares.</summary>
    [Theory]
    [InlineData("consign consigned consigning consignment", "consign")]
    [InlineData("consist consisted consistency consistent consistently consisting consists", "consist")]
    [InlineData("consolation consolations console consoled consoles consoling consolingly consols", "consol")]
    [InlineData("consolidate consolidated consolidating", "consolid")]
    [InlineData("consolatory", "consolatori")]
    [InlineData("conspicuous conspicuously", "conspicu")]
    [InlineData("conspirator conspirators conspire conspired conspiring", "conspir")]
    [InlineData("constance constancy", "constanc")]
    [InlineData("knackeries", "knackeri")]
    [InlineData("knave knaves", "knave")]
    [InlineData("kneaded kneading", "knead")]
    [InlineData("knee knees", "knee")]
    [InlineData("knight knightly knights", "knight")]
    [InlineData("knit knits knitted knitting", "knit")]
    [InlineData("knock knocked knocking knocks", "knock")]
    [InlineData("knocker knockers", "knocker")]
    [InlineData("ties", "tie")]
    [InlineData("cries cry", "cri")]
    [InlineData("gas", "gas")]
    [InlineData("gaps", "gap")]
    [InlineData("kiwis", "kiwi")]
    [InlineData("dress dresses", "dress")]
    [InlineData("agreed", "agre")]
    [InlineData("feed", "feed")]
    [InlineData("luxuriating", "luxuri")]
    [InlineData("hop hopping", "hop")]
    [InlineData("hope hoped hoping", "hope")]
    [InlineData("falling", "fall")]
    [InlineData("by", "by")]
    [InlineData("say", "say")]
    [InlineData("yellow", "yellow")]
    [InlineData("conditional", "condit")]
    [InlineData("vietnamization", "vietnam")]
    [InlineData("operator", "oper")]
    [InlineData("callousness", "callous")]
    [InlineData("analogy", "analog")]
    [InlineData("quickly", "quick")]
    [InlineData("electricity electrical", "electr")]
    [InlineData("formative", "format")]
    [InlineData("replacement", "replac")]
    [InlineData("adoption", "adopt")]
    [InlineData("rate", "rate")]
    [InlineData("controlling control", "control")]
    [InlineData("skies sky", "sky")]
    [InlineData("herrings", "herring")]
    [InlineData("earring earrings", "earring")]
    [InlineData("generically", "generic")]
    [InlineData("generate", "generat")]
    [InlineData("communism", "communism")]
    [InlineData("ing", "ing")]
    public void Words_have_the_stem_of_the_description(string words, string stem) =>
        Assert.All(words.Split(' '), word => Assert.Equal(stem, EnglishStemmer.Stem(word)));

    [Fact]
    public void A_word_of_any_length_is_stemmed() =>
        Assert.Equal(new string('a', 300) + "bl", EnglishStemmer.Stem(new string('a', 300) + "bles"));

    [Theory]
    [InlineData("shorts", "short")]
    [InlineData("leggings", "legs")]
    [InlineData("stockings", "stock")]
    [InlineData("organizer", "organic")]
    [InlineData("bedding", "beds")]
    [InlineData("clothing", "cloth")]
    public void Things_that_a_stemmer_takes_for_another_stay_apart(string one, string other)
    {
        Assert.Equal(EnglishStemmer.Stem(one), EnglishStemmer.Stem(other));
        Assert.NotEqual(Language.English.Stem(one), Language.English.Stem(other));
    }

    [Theory]
    [InlineData("knives", "knife")]
    [InlineData("scarves", "scarf")]
    [InlineData("women", "woman")]
    [InlineData("lenses", "lens")]
    [InlineData("bras", "bra")]
    [InlineData("grey", "gray")]
    [InlineData("jewellery", "jewelry")]
    [InlineData("woollen", "wool")]
    public void Things_that_a_stemmer_keeps_apart_meet(string one, string other)
    {
        Assert.NotEqual(EnglishStemmer.Stem(one), EnglishStemmer.Stem(other));
        Assert.Equal(Language.English.Stem(one), Language.English.Stem(other));
    }

    [Fact]
    public void Every_override_says_what_the_stemmer_would_not() =>
        Assert.All(
            EnglishStems.ByWord.GroupBy(rule => rule.Value),
            rule => Assert.Contains(rule, word => EnglishStemmer.Stem(word.Key) != word.Value));
}
