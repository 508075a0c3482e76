namespace ShopVision.Clip.Tokenizing;

/// <summary>The tokens that are cut out of a text where it spells them, before what is left is taken apart.</summary>
internal sealed class SpecialTokens(params (string Text, int Id)[] tokens)
{
    private readonly int[] _ids = [.. tokens.Select(token => token.Id)];

    /// <summary>
    /// Takes off the text what stands before its first special token, and that token, which is empty where there is none; false where
    /// nothing is left.
    /// </summary>
    public bool TryTakePart(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> part, out ReadOnlySpan<int> token)
    {
        var first = (Start: text.Length, Length: 0, Index: 0);
        for (var i = 0; i < tokens.Length; i++)
        {
            var spelling = tokens[i].Text;
            // Only what lies before the best one so far can be better; of two at one place the longer one counts.
            if (text[..Math.Min(text.Length, first.Start + spelling.Length)].IndexOf(spelling, StringComparison.Ordinal) is >= 0 and var start
                && (start < first.Start || spelling.Length > first.Length))
                first = (start, spelling.Length, i);
        }

        var isLeft = !text.IsEmpty;
        part = text[..first.Start];
        token = first.Length > 0 ? _ids.AsSpan(first.Index, 1) : [];
        text = text[(first.Start + first.Length)..];
        return isLeft;
    }
}
