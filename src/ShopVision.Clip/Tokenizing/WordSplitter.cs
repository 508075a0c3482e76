using System.Text;

namespace ShopVision.Clip.Tokenizing;

/// <summary>
/// CLIP's <c>'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+</c> by Unicode scalar: .NET's own regular expressions see
/// the two halves of a surrogate pair, which are neither letters nor numbers.
/// </summary>
internal sealed class WordSplitter
{
    private const int CombiningIota = 0x345;

    private readonly string[] _contractions = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"];
    private readonly bool _ignoresCase;
    private readonly Kind[] _ascii;

    private WordSplitter(bool ignoresCase)
    {
        _ignoresCase = ignoresCase;
        _ascii = [.. Enumerable.Range(0, 0x80).Select(value => KindOf(new Rune(value)))];
        if (ignoresCase)
            _contractions = [.. _contractions, "'\u017F"];
    }

    public static WordSplitter ByCase { get; } = new(ignoresCase: false);

    /// <summary>
    /// As Python's regex module sees lower-cased text when told to ignore case: the long s is an s too, and the combining iota, which
    /// folds to a letter but is none, is in no class at all and vanishes.
    /// </summary>
    public static WordSplitter IgnoringCase { get; } = new(ignoresCase: true);

    /// <summary>Takes off the text what stands before its first word.</summary>
    public void SkipSpace(scoped ref ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && KindOf(text, start, out var length) == Kind.Space)
            start += length;
        text = text[start..];
    }

    /// <summary>Takes the word off the text that it starts with.</summary>
    public ReadOnlySpan<char> TakeWord(scoped ref ReadOnlySpan<char> text)
    {
        var kind = KindOf(text, 0, out var length);
        if (ContractionLength(text) is > 0 and var contraction)
            length = contraction;
        else if (kind != Kind.Number)
            while (length < text.Length && KindOf(text, length, out var next) == kind)
                length += next;

        var word = text[..length];
        text = text[length..];
        return word;
    }

    private int ContractionLength(ReadOnlySpan<char> text)
    {
        if (text[0] == '\'')
            foreach (var contraction in _contractions)
                if (text.StartsWith(contraction, StringComparison.Ordinal))
                    return contraction.Length;
        return 0;
    }

    private Kind KindOf(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 1;
        if (text[at] < _ascii.Length)
            return _ascii[text[at]];
        // A lone surrogate decodes as U+FFFD, which is neither letter nor number, and takes one char.
        _ = Rune.DecodeFromUtf16(text[at..], out var rune, out length);
        return KindOf(rune);
    }

    private Kind KindOf(Rune rune) => Rune.IsWhiteSpace(rune) || (_ignoresCase && rune.Value == CombiningIota)
        ? Kind.Space
        : Rune.IsLetter(rune) ? Kind.Letter : Rune.IsNumber(rune) ? Kind.Number : Kind.Other;

    private enum Kind : byte
    {
        Space,
        Letter,
        Number,
        Other,
    }
}
