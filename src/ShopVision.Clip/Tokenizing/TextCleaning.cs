using System.Text;

namespace ShopVision.Clip.Tokenizing;

/// <summary>The cleaning called <c>whitespace</c>: NFC, each run of whitespace to one space, and lower-case where asked.</summary>
internal static class TextCleaning
{
    public static string Clean(string text, bool lowerCase)
    {
        var clean = new PooledBuffer<char>(text.Length);
        try
        {
            Clean(text, lowerCase, ref clean);
            return clean.Written.ToString();
        }
        finally
        {
            clean.Dispose();
        }
    }

    public static void Clean(ReadOnlySpan<char> text, bool lowerCase, ref PooledBuffer<char> output)
    {
        if (CanonicalComposition.IsComposed(text))
        {
            Collapse(text, lowerCase, ref output);
            return;
        }

        var composed = new PooledBuffer<char>(text.Length);
        try
        {
            CanonicalComposition.Compose(text, ref composed);
            Collapse(composed.Written, lowerCase, ref output);
        }
        finally
        {
            composed.Dispose();
        }
    }

    private static void Collapse(ReadOnlySpan<char> text, bool lowerCase, ref PooledBuffer<char> output)
    {
        var afterSpace = true;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (!afterSpace)
                    output.Append(' ');
                afterSpace = true;
                continue;
            }

            afterSpace = false;
            if (lowerCase)
                output.AppendLowerCase(rune);
            else
                output.Append(rune);
        }
    }
}
