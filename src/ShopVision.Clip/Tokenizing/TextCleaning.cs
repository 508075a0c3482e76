using System.Text;

namespace ShopVision.Clip.Tokenizing;

/// <summary>The cleaning called <c>whitespace</c>: NFC, each run of whitespace to one space, and lower-case where asked.</summary>
internal static class TextCleaning
{
    private const int CapitalIWithDot = 0x130;

    public static string Clean(string text, bool lowerCase)
    {
        var clean = new StringBuilder(text.Length);
        var afterSpace = true;
        foreach (var rune in CanonicalComposition.Compose(text).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (!afterSpace)
                    clean.Append(' ');
                afterSpace = true;
                continue;
            }

            afterSpace = false;
            if (lowerCase && rune.Value == CapitalIWithDot)
                // The one character whose lower case is two, which .NET's invariant casing leaves as it is.
                clean.Append("i\u0307");
            else
                clean.Append(lowerCase ? Rune.ToLowerInvariant(rune) : rune);
        }

        return clean.ToString();
    }
}
