using ShopVision.Core.Words;
using ShopVision.Core.Words.Analysis;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>
/// What Core reads in the words of texts, kept by the word as it is written between two spaces: to read one takes as long as to look up
/// a hundred. Terms have numbers here, which hold until the next <see cref="Trim"/>. Not thread safe.
/// </summary>
internal sealed class KnownWords(TextAnalyzer analyzer)
{
    private const int Most = 50_000;
    private const int LongestKept = 100;

    private readonly Dictionary<string, KnownWord> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<KnownTerm> _terms = [];

    public int Terms => _terms.Count;

    public KnownTerm this[int number] => _terms[number];

    public KnownWord Of(ReadOnlySpan<char> written)
    {
        var known = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(written, out var word))
            return word;
        word = Read(written.ToString());
        if (written.Length <= LongestKept)
            known[written] = word;
        return word;
    }

    /// <summary>Adds the terms of a text, word by word: one that joins the next is read once more together with it.</summary>
    public void Read(ReadOnlySpan<char> text, List<(int Term, bool IsJoined)> terms)
    {
        var (joinsFrom, known) = (-1, 0);
        foreach (var range in new WrittenWords(text))
        {
            var word = Of(text[range]);
            terms.AddRange(joinsFrom < 0 ? word.Terms : Of(text[joinsFrom..range.End.Value]).Terms.AsSpan(known));
            if (word.SaysSomething)
                (joinsFrom, known) = (word.JoinsNext ? range.Start.Value : -1, word.Terms.Length);
        }
    }

    /// <summary>Forgets all when it is too much: between two documents.</summary>
    public void Trim()
    {
        if (_words.Count < Most && _terms.Count < Most)
            return;
        _words.Clear();
        _numbers.Clear();
        _terms.Clear();
    }

    private KnownWord Read(string written)
    {
        (int, bool)[] terms = [.. analyzer.Terms(written).Select(term => (NumberOf(term.Text), term.IsJoined))];
        var completed = CompletionWords.Read(written);
        return new KnownWord(
            terms,
            SaysSomething: written.Any(char.IsLetterOrDigit),
            analyzer.JoinsNext(written),
            completed is null ? null : NumberOf(Completion(completed)),
            completed is null ? -1 : NumberOf(TextFolding.Fold(completed)));
    }

    private static string Completion(string word) => TextFolding.Fold(word) + FieldPaths.SpellingMark + word;

    private int NumberOf(string term)
    {
        if (_numbers.TryGetValue(term, out var number))
            return number;
        _terms.Add(new KnownTerm(term));
        return _numbers[term] = _terms.Count - 1;
    }
}
