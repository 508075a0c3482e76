using System.Text;

namespace ShopVision.Clip.Tokenizing;

/// <summary>The cleaning called <c>whitespace</c>: NFC, each run of whitespace to one space, and lower-case where asked.</summary>
internal static class TextCleaning
{
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
            if (lowerCase)
                clean.AppendLowerCase(rune);
            else
                clean.Append(rune);
        }

        return clean.ToString();
    }
}
