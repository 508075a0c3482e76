using ShopVision.Core.Words.Analysis;

namespace ShopVision.LocalIndex.Words;

/// <summary>
/// Completes the last word of a phrase from the words of titles, brands, categories and attributes; where none begins so, from those
/// that begin with one letter more, less or other. Immutable.
/// </summary>
internal sealed class WordCompletion
{
    private const int MaxCompletions = 10;

    // As with whole words: in short ones every letter counts.
    private const int LengthForSlip = 4;

    /// <summary>In the order of their folded forms, so that a prefix is one range.</summary>
    private readonly Completion[] _words;

    public WordCompletion(IReadOnlyDictionary<string, int> counts)
    {
        Counts = counts;
        _words =
        [
            .. counts.GroupBy(pair => TextFolding.Fold(pair.Key))
                .Select(spellings => new Completion(spellings.Key, MostFrequent(spellings), spellings.Sum(pair => pair.Value)))
                .OrderBy(word => word.Folded, StringComparer.Ordinal),
        ];
    }

    /// <summary>How many products have each word, in each of its spellings.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; }

    /// <summary>Whole phrases: what was written before the last word, then its completions, most frequent first.</summary>
    public IReadOnlyList<string> Complete(string phrase)
    {
        var lastWordAt = phrase.AsSpan().LastIndexOfAny(" \t") + 1;
        var prefix = TextFolding.Fold(phrase[lastWordAt..]);
        if (prefix.Length == 0)
            return [];
        var words = StartingWith(prefix);
        return
        [
            .. (words.Any() ? words : StartingNearly(prefix))
                .OrderByDescending(word => word.Products).ThenBy(word => word.Word, StringComparer.Ordinal)
                .Take(MaxCompletions)
                .Select(word => phrase[..lastWordAt] + word.Word),
        ];
    }

    private IEnumerable<Completion> StartingWith(string prefix)
    {
        var (low, high) = (0, _words.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_words[middle].Folded, prefix) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return _words.Skip(low).TakeWhile(word => word.Folded.StartsWith(prefix, StringComparison.Ordinal));
    }

    private IEnumerable<Completion> StartingNearly(string prefix) => prefix.Length < LengthForSlip || !prefix.All(char.IsLetter)
        ? []
        : StartingWith(prefix[..1]).Where(word => Enumerable.Range(prefix.Length - 1, 3)
            .Any(length => length <= word.Folded.Length && Spelling.Distance(prefix, word.Folded[..length], most: 1) <= 1));

    private static string MostFrequent(IEnumerable<KeyValuePair<string, int>> spellings) =>
        spellings.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key;

    /// <summary>A word as the catalog mostly writes it, and how many products have it in any spelling.</summary>
    private sealed record Completion(string Folded, string Word, int Products);
}
