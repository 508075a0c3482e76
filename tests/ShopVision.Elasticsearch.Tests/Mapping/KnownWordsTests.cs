using System.Text;
using ShopVision.Contracts;
using ShopVision.Core.Words;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Tests.Mapping;

public sealed class KnownWordsTests
{
    private static readonly string[] Pieces =
    [
        "5", "ml", "500ml", "10x15", "x", "cm", "T", "shirt", "t-shirt", "a", "the", "of", "-", "&", ",", "1,000", "10.5", "24\"", "Levi's", "Café", "dresses", "running", "2xl",
        "ab12", "R&B", "foo,7", "8", "inches", "日本", "Ω", "!", "worda123",
    ];

    [Theory]
    [InlineData("english")]
    [InlineData("german")]
    [InlineData("none")]
    public void A_text_read_word_by_word_has_the_terms_that_it_has_as_a_whole(string language)
    {
        var rules = WordRules.Of(new WordOptions { Language = language });
        var words = new KnownWords(rules.Analyzer);
        var random = new Random(1);
        string[] spaces = [" ", "  ", "\t", "\n "];
        for (var round = 0; round < 3000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pieces[random.Next(Pieces.Length)] + spaces[random.Next(spaces.Length)]));

            Assert.Equal(rules.Analyzer.Terms(text).Select(term => (term.Text, term.IsJoined)), Read(words, text));
        }
    }

    [Fact]
    public void Codes_are_terms_of_their_own()
    {
        var product = Some.Product("Ab-1", "lamp") with { Sku = "ÉX 2", Gtin = "4006381333931" };

        Assert.Equal(["#ab1", "#ex2", "#04006381333931"], ProductCodes.Of(product));
        Assert.Equal(["#ab1"], ProductCodes.Of(product with { Sku = "ab1", Gtin = "--" }));
    }

    private static List<(string, bool)> Read(KnownWords words, string text)
    {
        var terms = new List<(int Term, bool IsJoined)>();
        words.Read(text, terms);
        return [.. terms.Select(term => (Encoding.UTF8.GetString(words[term.Term].Utf8), term.IsJoined))];
    }
}
