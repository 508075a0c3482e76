using System.Globalization;
using System.Text;

namespace ShopVision.Clip.Tokenizing;

/// <summary>What Python's <c>str</c> does otherwise than .NET.</summary>
internal static class PythonText
{
    private const int CapitalSigma = 0x3A3;
    private const char FinalSigma = '\u03C2';

    /// <summary>Python counts the four separators of ASCII as whitespace, .NET does not.</summary>
    public static bool IsSpace(char character) => char.IsWhiteSpace(character) || character is >= '\x1C' and <= '\x1F';

    /// <summary><c>str.strip()</c></summary>
    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text)
    {
        while (text is [var first, ..] && IsSpace(first))
            text = text[1..];
        while (text is [.., var last] && IsSpace(last))
            text = text[..^1];
        return text;
    }

    /// <summary>Appends the lower case that <c>str.lower()</c> gives the rune at a place of the text: that of sigma differs at a word's end.</summary>
    public static void AppendLowerCase(ReadOnlySpan<char> text, int at, Rune rune, ref PooledBuffer<char> output)
    {
        if (rune.Value == CapitalSigma && EndsInCased(text[..at]) && !StartsWithCased(text[(at + 1)..]))
            output.Append(FinalSigma);
        else
            output.AppendLowerCase(rune);
    }

    private static bool EndsInCased(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            _ = Rune.DecodeLastFromUtf16(text, out var rune, out var length);
            if (!IsCaseIgnorable(rune))
                return IsCased(rune);
            text = text[..^length];
        }

        return false;
    }

    private static bool StartsWithCased(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (!IsCaseIgnorable(rune))
                return IsCased(rune);
        return false;
    }

    // Unicode's Case_Ignorable: marks, format characters, modifiers, and the punctuation that stands inside words.
    private static bool IsCaseIgnorable(Rune rune) => Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol
        || rune.Value is '\'' or '.' or ':' or 0xB7 or 0x387 or 0x55F or 0x5F4 or 0x2018 or 0x2019 or 0x2024 or 0x2027
            or 0xFE13 or 0xFE52 or 0xFE55 or 0xFF07 or 0xFF0E or 0xFF1A;

    // Unicode's Cased: letters with case, ordinals, and the numerals and circled or squared letters that have one.
    private static bool IsCased(Rune rune) => Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        || rune.Value is 0xAA or 0xBA or (>= 0x2160 and <= 0x217F) or (>= 0x24B6 and <= 0x24E9)
            or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189);
}
