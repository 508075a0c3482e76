namespace ShopVision.Clip.Tokenizing.Unigram;

/// <summary>
/// The cleaning called <c>siglip</c>: lower-case by character, then within each part between special tokens ASCII punctuation goes
/// and whitespace, in Python's sense, becomes single spaces.
/// </summary>
internal static class SiglipCleaning
{
    private const char Piece = '\u2581';

    /// <summary>The text in lower-case where asked; what spells a space in pieces is a space, and one piece's space stands in front.</summary>
    public static void Prepare(ReadOnlySpan<char> text, bool lowerCase, ref PooledBuffer<char> output)
    {
        output.Append(Piece);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value == Piece)
                output.Append(' ');
            else if (lowerCase)
                output.AppendLowerCase(rune);
            else
                output.Append(rune);
    }

    public static void Clean(ReadOnlySpan<char> part, ref PooledBuffer<char> output)
    {
        var afterSpace = true;
        foreach (var character in part)
        {
            if (IsAsciiPunctuation(character))
                continue;
            var isSpace = PythonText.IsSpace(character);
            if (!isSpace)
                output.Append(character);
            else if (!afterSpace)
                output.Append(' ');
            afterSpace = isSpace;
        }

        output.TrimEnd(" ");
    }

    private static bool IsAsciiPunctuation(char character) =>
        character is > ' ' and < '\x7F' && !char.IsAsciiLetterOrDigit(character);
}
