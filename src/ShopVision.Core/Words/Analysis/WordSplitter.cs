namespace ShopVision.Core.Words.Analysis;

/// <summary>
/// Cuts a folded text into words, each as the parts that it is put together from: "t-shirt" of two, "500ml" of a number and a unit,
/// "10x15cm" of four. Sizes and numbers of models ("2xl", "ab12") stay whole, and so does "10.5". A possessive ending is dropped.
/// </summary>
internal static class WordSplitter
{
    private const int ShortestNameBeforeNumber = 3;

    public static IEnumerable<IReadOnlyList<string>> Split(string folded)
    {
        var parts = new List<string>();
        for (var at = 0; at < folded.Length;)
        {
            var end = at;
            while (end < folded.Length && (char.IsLetterOrDigit(folded[end]) || IsInsideNumber(folded, end)))
                end++;
            if (end > at)
                AddParts(folded[at..end].Replace(",", "", StringComparison.Ordinal), parts);
            at = end + PossessiveLength(folded, end);
            if (parts.Count > 0 && IsInchMark(folded, at))
                parts.Add("in");
            if (parts.Count > 0 && !JoinsNext(folded, at))
            {
                yield return WithUnits(parts);
                parts = [];
            }

            at++;
        }

        if (parts.Count > 0)
            yield return WithUnits(parts);
    }

    /// <summary>The point of "10.5", or the comma of "1,000": one before another number of digits parts two numbers.</summary>
    private static bool IsInsideNumber(string text, int at)
    {
        if (text[at] is not ('.' or ',') || at == 0 || !char.IsAsciiDigit(text[at - 1]))
            return false;
        var end = at + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end > at + 1 && (text[at] == '.' || end == at + 4);
    }

    private static void AddParts(string run, List<string> parts)
    {
        var pieces = Pieces(run);
        if (AreParts(pieces))
            parts.AddRange(pieces);
        else
            parts.Add(run);
    }

    /// <summary>Numbers and what stands between them.</summary>
    private static List<string> Pieces(string run)
    {
        var pieces = new List<string>();
        var start = 0;
        for (var i = 1; i <= run.Length; i++)
            if (i == run.Length || IsOfNumber(run[i]) != IsOfNumber(run[i - 1]))
            {
                pieces.Add(run[start..i]);
                start = i;
            }

        return pieces;
    }

    private static bool AreParts(List<string> pieces) => pieces switch
    {
        [var one, var other] => Measures.IsNumber(one)
            ? Measures.Unit(other) is not null
            : one.Length >= ShortestNameBeforeNumber && one.All(char.IsAsciiLetter),
        [var width, "x", _, .. var rest] when Measures.IsNumber(width) =>
            rest is [] || (rest is [var unit] && Measures.Unit(unit) is not null) || (rest is ["x", _, ..] && rest.Count < 4),
        _ => false,
    };

    private static List<string> WithUnits(List<string> parts)
    {
        for (var i = 1; i < parts.Count; i++)
            if (Measures.IsNumber(parts[i - 1]) && Measures.Unit(parts[i]) is { } unit)
                parts[i] = unit;
        return parts;
    }

    private static bool IsOfNumber(char character) => char.IsAsciiDigit(character) || character == '.';

    private static bool IsInchMark(string text, int at) =>
        at > 0 && at < text.Length && text[at] is '"' or '\u2033' && char.IsAsciiDigit(text[at - 1]);

    private static bool JoinsNext(string text, int at) =>
        at + 1 < text.Length && text[at] is '-' or '\u2010' or '\u2011' or '&' && char.IsLetterOrDigit(text[at + 1]);

    private static int PossessiveLength(string text, int at) =>
        at + 1 < text.Length && text[at] is '\'' or '\u2019' && text[at + 1] == 's'
        && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2]))
            ? 2
            : 0;
}
