namespace ShopVision.Core.Words.Analysis;

/// <summary>
/// Savoy's minimal stemmer for French ("A stemming procedure and stopword list for general French corpora", JASIS 1999): takes off
/// plurals, the feminine -e and what doubles before it; here the plural in -eaux, too, loses its -x alone. Takes folded words. Thread safe.
/// </summary>
internal static class FrenchStemmer
{
    private const int Shortest = 6;

    public static string Stem(string word)
    {
        if (word.Length < Shortest)
            return word;
        if (word.EndsWith('x'))
            return word is [.., not 'e', 'a', 'u', 'x'] ? word[..^2] + "l" : word[..^1];
        var stem = word.AsSpan();
        foreach (var ending in "sre")
            if (stem[^1] == ending)
                stem = stem[..^1];
        // The accent is folded: "rayee" has lost its feminine, and its own -e goes as that of "raye" does.
        if (stem[^1] == 'e')
            stem = stem[..^1];
        if (stem[^1] == stem[^2])
            stem = stem[..^1];
        return stem.Length == word.Length ? word : stem.ToString();
    }
}
