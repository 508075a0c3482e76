namespace ShopVision.Clip.Tokenizing.Unigram;

/// <summary>
/// SentencePiece's normalizer, rule by rule as its own: the longest prefix that the charsmap knows is replaced, extra spaces go,
/// spaces become U+2581 and one stands before the text.
/// </summary>
internal sealed class SentencePieceNormalizer(NormalizerRules rules, ByteTrie? userDefined)
{
    private const byte Space = (byte)' ';

    private static ReadOnlySpan<byte> EscapedSpace => "\u2581"u8;

    private ReadOnlySpan<byte> SpaceSymbol => rules.EscapesSpaces ? EscapedSpace : " "u8;

    /// <summary>
    /// Appends the normalized text. One that <paramref name="continues"/> another has nothing done to its start: neither are spaces
    /// taken away there nor is one put.
    /// </summary>
    public void Normalize(ReadOnlySpan<byte> text, bool continues, ref PooledBuffer<byte> output)
    {
        if (!continues && rules.RemovesExtraSpaces)
            text = TrimStart(text);
        if (text.IsEmpty)
            return;
        if (!continues && rules.AddsDummyPrefix && !rules.SpaceIsSuffix)
            output.Append(SpaceSymbol);

        var afterSpace = !continues && rules.RemovesExtraSpaces;
        while (!text.IsEmpty)
        {
            var length = NormalizePrefix(text, out var normalized);
            text = text[length..];
            if (afterSpace)
                normalized = normalized.TrimStart(Space);
            if (normalized.IsEmpty)
                continue;
            Append(normalized, ref output);
            afterSpace = rules.RemovesExtraSpaces && normalized[^1] == Space;
        }

        if (rules.RemovesExtraSpaces)
            output.TrimEnd(SpaceSymbol);
        if (rules.AddsDummyPrefix && rules.SpaceIsSuffix)
            output.Append(SpaceSymbol);
    }

    private ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var length = NormalizePrefix(text, out var normalized);
            if (normalized is not [Space])
                break;
            text = text[length..];
        }

        return text;
    }

    private void Append(ReadOnlySpan<byte> normalized, ref PooledBuffer<byte> output)
    {
        while (rules.EscapesSpaces && normalized.IndexOf(Space) is >= 0 and var at)
        {
            output.Append(normalized[..at]);
            output.Append(EscapedSpace);
            normalized = normalized[(at + 1)..];
        }

        output.Append(normalized);
    }

    /// <summary>Says how many bytes were taken, at least one.</summary>
    private int NormalizePrefix(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> normalized)
    {
        if (userDefined?.Longest(text) is > 0 and var symbol)
        {
            normalized = text[..symbol];
            return symbol;
        }

        normalized = default;
        if (rules.Charsmap?.Longest(text, out normalized) is > 0 and var replaced)
            return replaced;
        normalized = text[..Utf8Characters.LengthOfFirst(text)];
        return normalized.Length;
    }
}
