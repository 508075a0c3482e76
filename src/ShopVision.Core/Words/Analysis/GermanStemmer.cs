namespace ShopVision.Core.Words.Analysis;

/// <summary>
/// Savoy's light stemmer for German ("Light stemming approaches for the French, Portuguese, German and Hungarian languages", SAC 2006):
/// takes off the endings of nouns and adjectives. Takes folded words, whose umlauts are plain already. Thread safe.
/// </summary>
internal static class GermanStemmer
{
    public static string Stem(string word) => WithoutSuperlative(WithoutCase(word));

    private static string WithoutCase(string word) => word switch
    {
        [_, _, _, .., 'e', 'r', 'n'] => word[..^3],
        [_, _, _, .., 'e', 'm' or 'n' or 'r' or 's'] => word[..^2],
        [_, _, _, .., 'e'] => word[..^1],
        [_, _, .., var before, 's'] when MayPrecedeEnding(before) => word[..^1],
        _ => word,
    };

    private static string WithoutSuperlative(string word) => word switch
    {
        [_, _, _, .., 'e', 's', 't'] => word[..^3],
        [_, _, _, .., 'e', 'r' or 'n'] => word[..^2],
        [_, _, .., var before, 's', 't'] when MayPrecedeEnding(before) => word[..^2],
        _ => word,
    };

    private static bool MayPrecedeEnding(char letter) => letter is 'b' or 'd' or 'f' or 'g' or 'h' or 'k' or 'l' or 'm' or 'n' or 't';
}
