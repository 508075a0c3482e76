using System.Security.Cryptography;
using System.Text;
using ShopVision.Core.Words;

namespace ShopVision.LocalIndex.Tests.Words;

/// <summary>
/// What texts become is stored beside the log. Whoever changes that raises <see cref="WordRules.AnalysisVersion"/> and writes the new
/// digest here, so that no index is searched by words which were read in another way.
/// </summary>
public sealed class AnalysisVersionTests
{
    private static readonly string[] Texts =
    [
        "The T-Shirt, 500 ml, 10x15cm and 2XL; 12\" or 10.5 in, 1,000 pieces of Café crème, the shop's Größe",
        "running shoes, generously lying knives, happily organised communities, men's boots & women's dresses, sofa-bed",
        "die schönen Kleider der Kinder mit großen Taschen, größte Häuser, Hosen und Röcke aus Wolle",
        "les robes rayées des chevaux, bijoux et chapeaux neufs, chaussures légères pour femmes",
        .. EnglishStems.ByWord.Keys.Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void The_terms_of_texts_are_those_of_the_version()
    {
        var terms = new StringBuilder();
        foreach (var language in (string[])["english", "german", "french", "none"])
            foreach (var term in Texts.SelectMany(WordRules.Of(new WordOptions { Language = language }).Analyzer.Terms))
                terms.Append(term.Text).Append(term.IsJoined ? '+' : ' ');

        Assert.Equal(
            (1, "f3ef2b12ba553d83"),
            (WordRules.AnalysisVersion, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(terms.ToString())))[..16]));
    }
}
