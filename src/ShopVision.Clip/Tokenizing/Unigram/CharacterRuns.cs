using System.Buffers;
using System.Text.RegularExpressions;

namespace ShopVision.Clip.Tokenizing.Unigram;

/// <summary>
/// A regular expression of one character class, alone or repeated, as nearly all tokenizer files have them. .NET's engine without
/// backtracking takes microseconds for each character of a long run; this takes none worth counting and makes no garbage.
/// </summary>
internal sealed partial class CharacterRuns
{
    private readonly SearchValues<char> _characters;
    private readonly int _least;
    private readonly bool _isRepeated;
    private readonly string _content;

    private CharacterRuns(Regex ofOne, string quantifier, string content)
    {
        _characters = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(value => (char)value).Where(value => ofOne.IsMatch([value]))]);
        _isRepeated = quantifier.Length > 0;
        _least = quantifier == "{2,}" ? 2 : 1;
        _content = content;
    }

    /// <summary>Null where the pattern is another kind of regular expression.</summary>
    public static CharacterRuns? TryRead(string pattern, string content) => OneClass().Match(pattern) is { Success: true } match
        ? new CharacterRuns(new Regex(match.Groups["class"].Value, RegexOptions.CultureInvariant), match.Groups["quantifier"].Value, content)
        : null;

    /// <summary>Appends the text with each run, or each of its characters where the class is not repeated, replaced by the content.</summary>
    public void Replace(ReadOnlySpan<char> text, ref PooledBuffer<char> output)
    {
        while (text.IndexOfAny(_characters) is >= 0 and var start)
        {
            output.Append(text[..start]);
            text = text[start..];
            var length = !_isRepeated ? 1 : text.IndexOfAnyExcept(_characters) is >= 0 and var end ? end : text.Length;
            output.Append(length < _least ? text[..length] : _content);
            text = text[length..];
        }

        output.Append(text);
    }

    // Not the negated classes, which hold halves of surrogate pairs.
    [GeneratedRegex(@"^(?<class>\\s| |\[(?!\^)(?:[^\[\]\\]|\\.)+\])(?<quantifier>\+|\{2,\})?$", RegexOptions.CultureInvariant)]
    private static partial Regex OneClass();
}
