using System.Collections.Frozen;
using ShopVision.Core.Words;

namespace ShopVision.LocalIndex.Words;

/// <summary>
/// The terms of a text: folded, in the singular, without the words that say nothing. What a hyphen joins counts in its parts and
/// as one, and a single letter joins the word after it, so that "t-shirt", "tshirt" and "T shirts" meet.
/// </summary>
internal static class EnglishAnalysis
{
    private static readonly FrozenSet<string> StopWords =
        new[] { "in", "for", "with", "a", "the", "and", "of", "but" }.ToFrozenSet();

    public static IEnumerable<string> Terms(string text)
    {
        var singleLetter = "";
        foreach (var compound in Compounds(TextFolding.Fold(text)))
        {
            foreach (var part in compound)
                if (!StopWords.Contains(part))
                    yield return EnglishPlurals.Singular(part);
            if (compound.Count > 1)
                yield return EnglishPlurals.Singular(string.Concat(compound));
            else if (singleLetter.Length > 0 && compound[0].Length > 1)
                yield return EnglishPlurals.Singular(singleLetter + compound[0]);
            singleLetter = compound is [{ Length: 1 } letter] && !StopWords.Contains(letter) ? letter : "";
        }
    }

    /// <summary>The words of a text, each as the parts between its hyphens; a possessive ending is dropped.</summary>
    private static IEnumerable<IReadOnlyList<string>> Compounds(string folded)
    {
        var parts = new List<string>();
        for (var at = 0; at < folded.Length;)
        {
            var end = at;
            while (end < folded.Length && char.IsLetterOrDigit(folded[end]))
                end++;
            if (end > at)
                parts.Add(folded[at..end]);
            at = end + PossessiveLength(folded, end);
            if (parts.Count > 0 && !JoinsNext(folded, at))
            {
                yield return parts;
                parts = [];
            }

            at++;
        }

        if (parts.Count > 0)
            yield return parts;
    }

    private static bool JoinsNext(string text, int at) =>
        at + 1 < text.Length && text[at] is '-' or '\u2010' or '\u2011' && char.IsLetterOrDigit(text[at + 1]);

    private static int PossessiveLength(string text, int at) =>
        at + 1 < text.Length && text[at] is '\'' or '\u2019' && text[at + 1] == 's'
        && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2]))
            ? 2
            : 0;
}
