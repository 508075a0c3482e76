using ShopVision.Core.Words;

namespace ShopVision.Core.Intent;

/// <summary>Folds the forms of a word that shoppers and catalogs use for one thing: case, hyphens, possessives, plurals.</summary>
internal static class WordForms
{
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.Ordinal)
    {
        ["lady"] = "woman", ["gent"] = "man", ["gray"] = "grey", ["colour"] = "color",
    };

    public static string Fold(string word)
    {
        var folded = word.ToLowerInvariant().Replace("'s", "", StringComparison.Ordinal).Replace("’s", "", StringComparison.Ordinal)
            .Replace("-", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        folded = EnglishPlurals.Singular(folded);
        return Synonyms.GetValueOrDefault(folded, folded);
    }
}
