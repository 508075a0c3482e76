using System.Text.RegularExpressions;
using ShopVision.Core.Catalog;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Intent;

/// <summary>
/// Finds the values of a vocabulary in a shopper's words, the longest first: "in navy blue, not leather". Immutable.
/// </summary>
public sealed partial class IntentReader
{
    private const int LongestValueInWords = 4;

    // "orange tops" names a colour before it names a fruit: on a tie the axis that shoppers change most comes first.
    private static readonly string[] AxesByPriority = [Axes.Color, Axes.Category, Axes.Gender, Axes.Material, Axes.Pattern];

    private static readonly HashSet<string> Negations = Folded("not", "no", "without", "except", "non", "never");

    private static readonly HashSet<string> Fillers =
        Folded("in", "for", "with", "a", "an", "the", "and", "or", "of", "but", "to", "as", "like", "this", "that", "it", "one", "some",
         "same", "instead", "please", "color", "too", "any", "me", "show", "just", "only");

    private readonly Dictionary<string, (string Axis, string Value)> _byKey = new(StringComparer.Ordinal);

    public IntentReader(Vocabulary vocabulary)
    {
        foreach (var axis in AxesByPriority)
            foreach (var value in vocabulary.Known.GetValueOrDefault(axis, []))
                _byKey.TryAdd(KeyOf(Words(value)), (axis, value));
        _byKey.Remove("");
    }

    public QueryIntent Read(string text)
    {
        var words = Words(text);
        var wishes = new List<Wish>();
        var rest = new List<string>();
        var isNegated = false;
        for (var i = 0; i < words.Count;)
        {
            if (Match(words, i) is { } match)
            {
                var last = words[i + match.Length - 1];
                wishes.Add(new Wish(match.Axis, match.Value, !isNegated, words[i].Start, last.Start + last.Text.Length));
                i += match.Length;
                isNegated = false;
                continue;
            }

            var word = words[i++];
            if (Negations.Contains(word.Folded))
                isNegated = true;
            else if (!Fillers.Contains(word.Folded))
            {
                // A negation speaks of the next thing named; of a word that is no known value we only know that it is not wanted.
                if (!isNegated)
                    rest.Add(word.Text);
                isNegated = false;
            }
        }

        return new QueryIntent(text, wishes, string.Join(' ', rest));
    }

    private (string Axis, string Value, int Length)? Match(List<Word> words, int start)
    {
        for (var length = Math.Min(LongestValueInWords, words.Count - start); length > 0; length--)
            if (_byKey.TryGetValue(KeyOf(words.GetRange(start, length)), out var found))
                return (found.Axis, found.Value, length);
        return null;
    }

    // As the words of a text are: "this" loses its s like any word.
    private static HashSet<string> Folded(params string[] words) => [.. words.Select(WordForms.Fold)];

    // Without spaces, so that "t shirt", "t-shirt" and "tshirt" meet.
    private static string KeyOf(IEnumerable<Word> words) => string.Concat(words.Select(word => word.Folded));

    private static List<Word> Words(string text) =>
        [.. WordPattern().Matches(text).Select(match => new Word(match.Value, WordForms.Fold(match.Value), match.Index))];

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();

    private readonly record struct Word(string Text, string Folded, int Start);
}
