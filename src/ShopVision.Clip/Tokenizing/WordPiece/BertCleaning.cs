using System.Globalization;
using System.Text;

namespace ShopVision.Clip.Tokenizing.WordPiece;

/// <summary>
/// The cleaning called <c>bert</c>, as Hugging Face's BertNormalizer does it: control characters go, whitespace becomes spaces,
/// ideographs stand alone; lower-casing takes the accents away as well.
/// </summary>
internal static class BertCleaning
{
    public static void Clean(ReadOnlySpan<char> text, bool lowerCase, ref PooledBuffer<char> output)
    {
        if (!lowerCase)
        {
            Clean(text, ref output);
            return;
        }

        var clean = new PooledBuffer<char>(text.Length);
        var apart = new PooledBuffer<char>(text.Length);
        try
        {
            Clean(text, ref clean);
            CanonicalComposition.Decompose(clean.Written, ref apart);
            foreach (var rune in apart.Written.EnumerateRunes())
                if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                    output.Append(Rune.ToLowerInvariant(rune));
        }
        finally
        {
            clean.Dispose();
            apart.Dispose();
        }
    }

    private static void Clean(ReadOnlySpan<char> text, ref PooledBuffer<char> output)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is '\t' or '\n' or '\r')
                output.Append(' ');
            else if (!IsDropped(rune))
                Append(rune, ref output);
    }

    private static void Append(Rune rune, ref PooledBuffer<char> output)
    {
        if (Rune.IsWhiteSpace(rune))
        {
            output.Append(' ');
        }
        else if (IsIdeograph(rune.Value))
        {
            output.Append(' ');
            output.Append(rune);
            output.Append(' ');
        }
        else
        {
            output.Append(rune);
        }
    }

    // Unassigned code points stay, unlike in Python's BasicTokenizer.
    private static bool IsDropped(Rune rune) => rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse;

    // The blocks as the reference lists them: the gap before U+2B920 is the reference's.
    private static bool IsIdeograph(int rune) => rune is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B73F) or (>= 0x2B740 and <= 0x2B81F) or (>= 0x2B920 and <= 0x2CEAF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F);
}
