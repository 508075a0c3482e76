using System.Buffers;

namespace ShopVision.Clip.Tokenizing.OpenAi;

/// <summary>
/// What ftfy's <c>fix_text</c> does to a text whose encoding is sound: HTML's references, ligatures, full and half widths, curly quotes,
/// control characters and terminal escapes, then NFC. Broken encodings stay broken: to mend them, ftfy guesses by a long list of odd sequences.
/// </summary>
internal static class FtfyFixes
{
    // Each pass may uncover a reference for the next one: "&amp;lt;". ftfy goes on for as long as that takes.
    private const int MostPasses = 4;

    private static readonly SearchValues<char> _unchanged =
        SearchValues.Create([.. "\t\n\f\r", .. Enumerable.Range(' ', 0x7F - ' ').Select(value => (char)value).Where(value => value != '&')]);

    public static void Fix(ReadOnlySpan<char> text, ref PooledBuffer<char> output)
    {
        if (!text.ContainsAnyExcept(_unchanged))
        {
            output.Append(text);
            return;
        }

        var from = new PooledBuffer<char>(text.Length);
        var to = new PooledBuffer<char>(text.Length);
        try
        {
            from.Append(text);
            for (var pass = 0; pass < MostPasses; pass++)
            {
                to.CutTo(0);
                // Where there are tags, it is HTML in its own right.
                FixOnce(from.Written, isHtml: text.Contains('<'), ref to);
                if (to.Written.SequenceEqual(from.Written))
                    break;
                var fixedOnce = to;
                to = from;
                from = fixedOnce;
            }

            output.Append(from.Written);
        }
        finally
        {
            from.Dispose();
            to.Dispose();
        }
    }

    private static void FixOnce(ReadOnlySpan<char> text, bool isHtml, ref PooledBuffer<char> output)
    {
        var unescaped = new PooledBuffer<char>(text.Length);
        var replaced = new PooledBuffer<char>(text.Length);
        try
        {
            if (!isHtml)
            {
                FtfyReferences.Unescape(text, ref unescaped);
                text = unescaped.Written;
            }

            FtfyCharacters.Replace(text, ref replaced);
            CanonicalComposition.Compose(replaced.Written, ref output);
        }
        finally
        {
            unescaped.Dispose();
            replaced.Dispose();
        }
    }
}
