using System.Text;

namespace ShopVision.Clip.Tokenizing;

/// <summary>
/// CLIP's <c>'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+</c> by Unicode scalar: .NET's own regular expressions see
/// the two halves of a surrogate pair, which are neither letters nor numbers.
/// </summary>
internal static class WordSplitter
{
    private static readonly string[] _contractions = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"];

    /// <summary>Takes the first word off the text; false where only whitespace is left.</summary>
    public static bool TryTakeWord(ref ReadOnlySpan<char> text, out ReadOnlySpan<char> word)
    {
        var (start, kind) = (0, Kind.Space);
        var length = 0;
        for (; start < text.Length; start += length)
        {
            kind = KindOf(text[start..], out length);
            if (kind != Kind.Space)
                break;
        }

        text = text[start..];
        if (text.IsEmpty)
        {
            word = default;
            return false;
        }

        if (ContractionLength(text) is > 0 and var contraction)
            length = contraction;
        else if (kind != Kind.Number)
            while (length < text.Length && KindOf(text[length..], out var next) == kind)
                length += next;

        word = text[..length];
        text = text[length..];
        return true;
    }

    private static int ContractionLength(ReadOnlySpan<char> text)
    {
        if (text[0] == '\'')
            foreach (var contraction in _contractions)
                if (text.StartsWith(contraction, StringComparison.Ordinal))
                    return contraction.Length;
        return 0;
    }

    private static Kind KindOf(ReadOnlySpan<char> text, out int length)
    {
        // A lone surrogate decodes as U+FFFD, which is neither letter nor number, and takes one char.
        _ = Rune.DecodeFromUtf16(text, out var rune, out length);
        return Rune.IsWhiteSpace(rune) ? Kind.Space : Rune.IsLetter(rune) ? Kind.Letter : Rune.IsNumber(rune) ? Kind.Number : Kind.Other;
    }

    private enum Kind
    {
        Space,
        Letter,
        Number,
        Other,
    }
}
