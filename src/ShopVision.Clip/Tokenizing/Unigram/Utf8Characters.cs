namespace ShopVision.Clip.Tokenizing.Unigram;

internal static class Utf8Characters
{
    /// <summary>Bytes of the first character by its first byte alone, as SentencePiece counts, but never more than there are.</summary>
    public static int LengthOfFirst(ReadOnlySpan<byte> text) => Math.Min(text.Length, text[0] switch
    {
        < 0xC0 => 1,
        < 0xE0 => 2,
        < 0xF0 => 3,
        _ => 4,
    });
}
