namespace ShopVision.Core.Intent;

/// <summary>Folds the forms of a word that shoppers and catalogs use for one thing: case, hyphens, possessives, plurals.</summary>
internal static class WordForms
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["man"] = "men", ["woman"] = "women", ["lady"] = "women", ["gent"] = "men", ["gray"] = "grey", ["colour"] = "color",
    };

    public static string Fold(string word)
    {
        var folded = word.ToLowerInvariant().Replace("'s", "", StringComparison.Ordinal).Replace("’s", "", StringComparison.Ordinal)
            .Replace("-", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        folded = Singular(folded);
        return Irregular.GetValueOrDefault(folded, folded);
    }

    // Enough for nouns of a catalog; a wrong stem does no harm as long as both sides share it.
    private static string Singular(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 4 } when EndsWithAny(word, "ches", "shes", "sses", "xes") => word[..^2],
        { Length: > 3 } when word.EndsWith('s') && !EndsWithAny(word, "ss", "us", "is") => word[..^1],
        _ => word,
    };

    private static bool EndsWithAny(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return false;
    }
}
