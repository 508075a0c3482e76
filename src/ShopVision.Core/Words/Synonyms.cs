using ShopVision.Core.Words.Analysis;

namespace ShopVision.Core.Words;

/// <summary>Finds rules in a query, the longest first, and says what else they ask for. Immutable.</summary>
public sealed class Synonyms
{
    private const int LongestInWords = 4;

    /// <summary>By their stems in one, so that "t shirt", "t-shirt" and "tshirt" are one.</summary>
    private readonly Dictionary<string, Entry> _byKey = new(StringComparer.Ordinal);

    public Synonyms(TextAnalyzer analyzer, IReadOnlyList<SynonymRule> rules)
    {
        foreach (var rule in rules)
        {
            var to = rule.To.Select(text => (Keys: KeysOf([.. analyzer.Words(text)]), Wordings: WordingsOf(analyzer, text).ToList())).ToList();
            foreach (var key in rule.From.SelectMany(text => KeysOf([.. analyzer.Words(text)])).Where(key => key.Length > 0).Distinct())
            {
                var entry = _byKey.TryGetValue(key, out var known) ? known : _byKey[key] = new Entry();
                entry.KeepsTyped |= to.Any(other => other.Keys.Contains(key));
                entry.Others.AddRange(to.Where(other => !other.Keys.Contains(key)).SelectMany(other => other.Wordings));
            }
        }
    }

    /// <summary>How many words a rule takes from <paramref name="start"/> on, and the ways to say them; null where no rule begins there.</summary>
    public (int Words, IReadOnlyList<Wording> Wordings)? Find(IReadOnlyList<AnalyzedWord> words, int start)
    {
        for (var count = Math.Min(LongestInWords, words.Count - start); count > 0 && _byKey.Count > 0; count--)
        {
            var found = words.Skip(start).Take(count).ToList();
            foreach (var key in KeysOf(found))
                if (_byKey.TryGetValue(key, out var entry))
                    return (count, entry.KeepsTyped ? [TypedOf(found), .. entry.Others] : entry.Others);
        }

        return null;
    }

    private static Wording TypedOf(List<AnalyzedWord> words) =>
        new([.. words.SelectMany(word => word.Terms).Select(term => term.Text).Distinct()], NeedsAll: false, IsTyped: true);

    /// <summary>By each word in one, and by the parts of those that a hyphen joins: products may be written either way.</summary>
    private static IEnumerable<Wording> WordingsOf(TextAnalyzer analyzer, string text)
    {
        var words = analyzer.Words(text).ToList();
        if (words.Count == 0)
            yield break;
        yield return new Wording([.. words.Select(word => word.Stem)], NeedsAll: true, IsTyped: false);
        string[] parts = [.. words.SelectMany(word => word.Terms).Where(term => !term.IsJoined).Select(term => term.Text)];
        if (parts.Length > words.Count && parts.All(part => part.Length > 1))
            yield return new Wording(parts, NeedsAll: true, IsTyped: false);
    }

    private static string[] KeysOf(List<AnalyzedWord> words) =>
        [string.Concat(words.Select(word => word.Stem)), string.Concat(words.Select(word => word.PartStems))];

    private sealed class Entry
    {
        public bool KeepsTyped { get; set; }

        public List<Wording> Others { get; } = [];
    }
}
