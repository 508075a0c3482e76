namespace ShopVision.Clip.Tokenizing.OpenAi;

/// <summary>
/// HTML's character references as ftfy's first step reads them: with a semicolon alone, a number for a semicolon not among them, and
/// names wholly in capitals where HTML knows only the small ones.
/// </summary>
internal static class FtfyReferences
{
    private const int LongestName = 24;

    /// <summary>Appends the text with each reference replaced by what it names, once.</summary>
    public static void Unescape(ReadOnlySpan<char> text, ref PooledBuffer<char> output)
    {
        while (text.IndexOf('&') is >= 0 and var at)
        {
            output.Append(text[..at]);
            text = text[(at + 1)..];
            var length = LengthOfReference(text);
            if (length == 0 || !TryAppend(text[..length], ref output))
            {
                output.Append('&');
                output.Append(text[..length]);
            }

            text = text[length..];
        }

        output.Append(text);
    }

    /// <summary>With its semicolon, without the ampersand; 0 where there is none.</summary>
    private static int LengthOfReference(ReadOnlySpan<char> text)
    {
        var start = text is ['#', ..] ? 1 : 0;
        var end = start;
        while (end < text.Length && end - start <= LongestName && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        return end > start && end - start <= LongestName && end < text.Length && text[end] == ';' ? end + 1 : 0;
    }

    private static bool TryAppend(ReadOnlySpan<char> reference, ref PooledBuffer<char> output)
    {
        var before = output.Length;
        if (reference[0] == '#')
        {
            if (HtmlEntities.UnescapeReference(reference, ref output) == reference.Length && !output.Written[before..].Contains(';'))
                return true;
        }
        else if (HtmlEntities.TryFind(reference, out var named))
        {
            output.Append(named);
            return true;
        }
        else if (!reference.ContainsAnyInRange('a', 'z') && HtmlEntities.UnescapeReference(reference, ref output) == 0)
        {
            Span<char> small = stackalloc char[LongestName + 1];
            if (HtmlEntities.TryFind(small[..reference.ToLowerInvariant(small)], out named))
            {
                // ftfy gives its capital, which becomes lower-case later.
                output.Append(named);
                return true;
            }
        }

        output.CutTo(before);
        return false;
    }
}
