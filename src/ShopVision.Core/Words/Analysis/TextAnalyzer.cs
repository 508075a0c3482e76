namespace ShopVision.Core.Words.Analysis;

/// <summary>
/// The terms of a text in a language: folded, without endings, without the words that say nothing. What a hyphen joins counts in its
/// parts and as one; a single letter joins the word after it and a unit the number before it, so that "t-shirt", "tshirt" and
/// "T shirts" meet, and "500ml" and "500 ml". Thread safe.
/// </summary>
public sealed class TextAnalyzer(Language language)
{
    public IEnumerable<Term> Terms(string text)
    {
        foreach (var (_, terms) in Read(text))
            foreach (var term in terms)
                yield return term;
    }

    /// <summary>Word by word, as queries are compared with rules.</summary>
    public IEnumerable<AnalyzedWord> Words(string text) =>
        Read(text).Select(word => new AnalyzedWord(word.Terms, Stem(string.Concat(word.Parts)), string.Concat(word.Parts.Select(Stem))));

    /// <summary>
    /// Whether the last word of a text may be joined with the one that comes after it: all that the terms of a text owe to what stands
    /// before it.
    /// </summary>
    public bool JoinsNext(string text) =>
        WordSplitter.Split(TextFolding.Fold(text)).LastOrDefault() is [var word] && (Measures.IsNumber(word) || IsSingleLetter(word));

    /// <summary>Without the words that say nothing.</summary>
    private IEnumerable<(IReadOnlyList<string> Parts, List<Term> Terms)> Read(string text)
    {
        var before = "";
        foreach (var parts in WordSplitter.Split(TextFolding.Fold(text)))
        {
            var terms = TermsOf(parts, before);
            before = parts is [var word] ? word : "";
            if (terms.Count > 0)
                yield return (parts, terms);
        }
    }

    private List<Term> TermsOf(IReadOnlyList<string> parts, string before)
    {
        var terms = new List<Term>(parts.Count + 1);
        foreach (var part in parts)
            if (!language.StopWords.Contains(part))
                terms.Add(new Term(Stem(part), IsJoined: false));
        if (parts.Count > 1)
            terms.Add(new Term(Stem(string.Concat(parts)), IsJoined: true));
        else if (Joined(before, parts[0]) is { } joined)
            terms.Add(new Term(Stem(joined), IsJoined: true));
        return terms;
    }

    private string? Joined(string before, string word)
    {
        if (before.Length == 0)
            return null;
        if (Measures.IsNumber(before))
            return Measures.Unit(word) is { } unit ? before + unit : null;
        return word.Length > 1 && IsSingleLetter(before) ? before + word : null;
    }

    private bool IsSingleLetter(string word) => word.Length == 1 && !language.StopWords.Contains(word);

    private string Stem(string word) => word.AsSpan().ContainsAnyInRange('0', '9') ? word : language.Stem(word);
}
