using System.Text;

namespace ShopVision.Clip.Tokenizing.OpenAi;

/// <summary>
/// The cleaning that CLIP was trained with: ftfy's fixes, HTML's references replaced twice, whitespace to single spaces, lower-case as
/// Python does it.
/// </summary>
internal static class OpenAiCleaning
{
    public static void Clean(ReadOnlySpan<char> text, ref PooledBuffer<char> output)
    {
        var repaired = new PooledBuffer<char>(text.Length);
        var once = new PooledBuffer<char>(text.Length);
        var twice = new PooledBuffer<char>(text.Length);
        try
        {
            FtfyFixes.Fix(text, ref repaired);
            HtmlEntities.Unescape(repaired.Written, ref once);
            HtmlEntities.Unescape(once.Written, ref twice);
            Collapse(PythonText.Strip(twice.Written), ref output);
        }
        finally
        {
            repaired.Dispose();
            once.Dispose();
            twice.Dispose();
        }
    }

    private static void Collapse(ReadOnlySpan<char> text, ref PooledBuffer<char> output)
    {
        var afterSpace = false;
        for (var (at, length) = (0, 0); at < text.Length; at += length)
        {
            _ = Rune.DecodeFromUtf16(text[at..], out var rune, out length);
            var isSpace = Rune.IsWhiteSpace(rune);
            if (!isSpace)
                PythonText.AppendLowerCase(text, at, rune, ref output);
            else if (!afterSpace)
                output.Append(' ');
            afterSpace = isSpace;
        }
    }
}
