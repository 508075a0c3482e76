using System.Text;

namespace ShopVision.Clip.Tokenizing.Unigram;

/// <summary>
/// The cleaning called <c>siglip</c>: lower-case by character, then within each part between special tokens ASCII punctuation goes
/// and whitespace, in Python's sense, becomes single spaces.
/// </summary>
internal static class SiglipCleaning
{
    private const string Piece = "\u2581";

    /// <summary>The text in lower-case where asked; what spells a space in pieces is a space, and one piece's space stands in front.</summary>
    public static string Prepare(string text, bool lowerCase)
    {
        var prepared = new StringBuilder(Piece, text.Length + 1);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value == Piece[0])
                prepared.Append(' ');
            else if (lowerCase)
                prepared.AppendLowerCase(rune);
            else
                prepared.Append(rune);
        return prepared.ToString();
    }

    public static string Clean(ReadOnlySpan<char> part)
    {
        var clean = new StringBuilder(part.Length);
        foreach (var character in part)
            if (IsSpace(character))
                clean.Append(clean is { Length: > 0 } && clean[^1] != ' ' ? " " : "");
            else if (!IsAsciiPunctuation(character))
                clean.Append(character);
        if (clean is { Length: > 0 } && clean[^1] == ' ')
            clean.Length--;
        return clean.ToString();
    }

    private static bool IsAsciiPunctuation(char character) =>
        character is > ' ' and < '\x7F' && !char.IsAsciiLetterOrDigit(character);

    // Python counts the four separators of ASCII as whitespace, .NET does not.
    private static bool IsSpace(char character) => char.IsWhiteSpace(character) || character is >= '\x1C' and <= '\x1F';
}
