using System.Globalization;
using System.Text;

namespace ShopVision.Clip.Tokenizing.WordPiece;

/// <summary>
/// The cleaning called <c>bert</c>, as Hugging Face's BertNormalizer does it: control characters go, whitespace becomes spaces,
/// ideographs stand alone; lower-casing takes the accents away as well.
/// </summary>
internal static class BertCleaning
{
    public static string Clean(ReadOnlySpan<char> text, bool lowerCase)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is '\t' or '\n' or '\r')
                clean.Append(' ');
            else if (!IsDropped(rune))
                Append(clean, rune);
        return lowerCase ? LowerCase(clean.ToString()) : clean.ToString();
    }

    private static void Append(StringBuilder clean, Rune rune)
    {
        if (Rune.IsWhiteSpace(rune))
            clean.Append(' ');
        else if (IsIdeograph(rune.Value))
            clean.Append(' ').Append(rune).Append(' ');
        else
            clean.Append(rune);
    }

    private static string LowerCase(string text)
    {
        var lower = new StringBuilder(text.Length);
        foreach (var rune in CanonicalComposition.Decompose(text).EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                lower.Append(Rune.ToLowerInvariant(rune));
        return lower.ToString();
    }

    // Unassigned code points stay, unlike in Python's BasicTokenizer.
    private static bool IsDropped(Rune rune) => rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse;

    // The blocks as the reference lists them: the gap before U+2B920 is the reference's.
    private static bool IsIdeograph(int rune) => rune is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B73F) or (>= 0x2B740 and <= 0x2B81F) or (>= 0x2B920 and <= 0x2CEAF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F);
}
