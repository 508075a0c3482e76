using System.Text;

namespace ShopVision.Clip.Tokenizing;

/// <summary>Lower-case by character, which knows no final sigma.</summary>
internal static class LowerCasing
{
    private const int CapitalIWithDot = 0x130;

    public static string LowerCase(string text)
    {
        var lower = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            lower.AppendLowerCase(rune);
        return lower.ToString();
    }

    public static void AppendLowerCase(this StringBuilder text, Rune rune)
    {
        if (rune.Value == CapitalIWithDot)
            // The one character whose lower case is two, which .NET's invariant casing leaves as it is.
            text.Append("i\u0307");
        else
            text.Append(Rune.ToLowerInvariant(rune));
    }
}
