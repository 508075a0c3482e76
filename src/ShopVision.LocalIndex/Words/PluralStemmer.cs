using System.Collections.Frozen;

namespace ShopVision.LocalIndex.Words;

/// <summary>
/// Brings English plurals to their singular and touches nothing else: Harman's s-stemmer ("How effective is suffixing?", JASIS
/// 1991), with the plurals in -es after a hiss (dresses, watches) and the irregular ones that shops use.
/// </summary>
internal static class PluralStemmer
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

    public static string Singular(string word)
    {
        if (Irregular.TryGetValue(word, out var singular))
            return singular;
        if (word.Length <= 3 || word[^1] != 's' || EndsWithAny(word, "ss", "us"))
            return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && !EndsWithAny(word, "eies", "aies"))
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
