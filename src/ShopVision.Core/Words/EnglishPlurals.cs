using System.Collections.Frozen;

namespace ShopVision.Core.Words;

/// <summary>
/// Brings English plurals to their singular and touches little else: Harman's s-stemmer ("How effective is suffixing?", JASIS
/// 1991), with the plurals in -es after a hiss (dresses, watches) and the irregular ones that shops use. For naming values of a
/// vocabulary, where "striped" and "stripe" are two; an index stems words further.
/// </summary>
public static class EnglishPlurals
{
    private static readonly FrozenDictionary<string, string> Irregular = new Dictionary<string, string>
    {
        ["men"] = "man",
        ["women"] = "woman",
        ["children"] = "child",
        ["feet"] = "foot",
        ["scarves"] = "scarf",
        ["shelves"] = "shelf",
        ["knives"] = "knife",
    }.ToFrozenDictionary();

    /// <summary>The singular of a lower-case word; singulars stay, but for an -ie that becomes -y because "hoodies" must meet "hoodie".</summary>
    public static string Singular(string word)
    {
        if (Irregular.TryGetValue(word, out var singular))
            return singular;
        if (word.Length > 4 && word.EndsWith("ie", StringComparison.Ordinal))
            return word[..^2] + "y";
        if (word.Length <= 3 || word[^1] != 's' || EndsWithAny(word, "ss", "us"))
            return word;
        // In four letters the -ie is the word's own: ties.
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) && !EndsWithAny(word, "eies", "aies"))
            return word[..^3] + "y";
        return EndsWithAny(word, "sses", "ches", "shes", "xes") ? word[..^2] : word[..^1];
    }

    private static bool EndsWithAny(string word, params ReadOnlySpan<string> ends)
    {
        foreach (var end in ends)
            if (word.EndsWith(end, StringComparison.Ordinal))
                return true;
        return false;
    }
}
