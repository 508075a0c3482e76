namespace ShopVision.Core.Words.Analysis;

/// <summary>
/// Porter's second stemmer for English ("Porter2"), from its description at snowballstem.org/algorithms/english/stemmer.html, as
/// Snowball 2 and Elasticsearch's <c>porter2</c> have it. Takes folded words. Thread safe.
/// </summary>
internal static class EnglishStemmer
{
    private const int LongestOnStack = 64;

    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["idly"] = "idl",
        ["gently"] = "gentl", ["ugly"] = "ugli", ["early"] = "earli", ["only"] = "onli", ["singly"] = "singl", ["sky"] = "sky",
        ["news"] = "news", ["howe"] = "howe", ["atlas"] = "atlas", ["cosmos"] = "cosmos", ["bias"] = "bias", ["andes"] = "andes",
    };

    /// <summary>Words that are whole once their plural is gone.</summary>
    private static readonly HashSet<string> WholeWithoutPlural =
        ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

    private static readonly string[] Doubles = ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"];

    private static readonly (string Suffix, string Replacement)[] Step2 =
    [
        ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("ousness", "ous"), ("biliti", "ble"),
        ("lessli", "less"), ("tional", "tion"), ("alism", "al"), ("aliti", "al"), ("ation", "ate"), ("entli", "ent"), ("fulli", "ful"),
        ("iviti", "ive"), ("ousli", "ous"), ("abli", "able"), ("alli", "al"), ("anci", "ance"), ("ator", "ate"), ("enci", "ence"),
        ("izer", "ize"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3 =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("ative", ""), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"),
        ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Step4 =
    [
        "ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ion", "ism", "iti", "ive", "ize", "ous", "al", "er", "ic",
    ];

    public static string Stem(string word)
    {
        if (word.Length <= 2)
            return word;
        if (Exceptions.TryGetValue(word, out var exception))
            return exception;
        // Room for the one letter by which a step may make a word longer.
        var letters = word.Length < LongestOnStack ? stackalloc char[LongestOnStack] : new char[word.Length + 1];
        word.CopyTo(letters);
        var stem = new StemmedWord(letters, word.Length);
        RemovePlural(ref stem);
        if (!WholeWithoutPlural.Contains(stem.ToString()))
        {
            RemoveEdAndIng(ref stem);
            TurnLastYIntoI(ref stem);
            ReplaceLongest(ref stem, Step2);
            ReplaceLongest(ref stem, Step3);
            RemoveResidualSuffix(ref stem);
            RemoveFinalEOrL(ref stem);
        }

        var found = stem.ToString();
        return found == word ? word : found;
    }

    private static void RemovePlural(ref StemmedWord word)
    {
        if (word.EndsWith("sses"))
            word.Cut(2);
        else if (word.EndsWith("ied") || word.EndsWith("ies"))
            word.Cut(word.Length > 4 ? 2 : 1);
        else if (word.EndsWith("s") && !word.EndsWith("us") && !word.EndsWith("ss") && word.HasVowelBefore(2))
            word.Cut(1);
    }

    private static void RemoveEdAndIng(ref StemmedWord word)
    {
        if (word.LongestOf("eedly", "ingly", "edly", "eed", "ing", "ed") is not { } suffix)
            return;
        if (suffix is "eed" or "eedly")
        {
            if (word.IsInFirstRegion(suffix.Length))
                word.Replace(suffix.Length, "ee");
            return;
        }

        if (!word.HasVowelBefore(suffix.Length))
            return;
        word.Cut(suffix.Length);
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz"))
            word.Replace(0, "e");
        else if (word.LongestOf(Doubles) is not null)
            word.Cut(1);
        else if (word.IsShort)
            word.Replace(0, "e");
    }

    private static void TurnLastYIntoI(ref StemmedWord word)
    {
        if (word.Length > 2 && word[^1] is 'y' or 'Y' && !StemmedWord.IsVowel(word[^2]))
            word.Replace(1, "i");
    }

    private static void ReplaceLongest(ref StemmedWord word, (string Suffix, string Replacement)[] rules)
    {
        foreach (var (suffix, replacement) in rules)
            if (word.EndsWith(suffix))
            {
                if (word.IsInFirstRegion(suffix.Length) && MayReplace(word, suffix))
                    word.Replace(suffix.Length, replacement);
                return;
            }
    }

    private static bool MayReplace(in StemmedWord word, string suffix) => suffix switch
    {
        "ogi" => word.Before(suffix.Length) == 'l',
        "li" => word.Before(suffix.Length) is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't',
        "ative" => word.IsInSecondRegion(suffix.Length),
        _ => true,
    };

    private static void RemoveResidualSuffix(ref StemmedWord word)
    {
        if (word.LongestOf(Step4) is { } suffix && word.IsInSecondRegion(suffix.Length)
            && (suffix != "ion" || word.Before(suffix.Length) is 's' or 't'))
            word.Cut(suffix.Length);
    }

    private static void RemoveFinalEOrL(ref StemmedWord word)
    {
        if (word.EndsWith("e") && (word.IsInSecondRegion(1) || (word.IsInFirstRegion(1) && !word.EndsInShortSyllable(1))))
            word.Cut(1);
        else if (word.EndsWith("ll") && word.IsInSecondRegion(1))
            word.Cut(1);
    }
}
