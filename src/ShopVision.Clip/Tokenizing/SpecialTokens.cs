namespace ShopVision.Clip.Tokenizing;

/// <summary>The tokens that are cut out of a text where it spells them, before anything else is done to it.</summary>
internal sealed class SpecialTokens(params (string Text, int Id)[] tokens)
{
    /// <summary>The first special token of the text; its length is 0 and its start the text's end where there is none.</summary>
    public (int Start, int Length, int Id) Next(ReadOnlySpan<char> text)
    {
        var first = (Start: text.Length, Length: 0, Id: 0);
        foreach (var (token, id) in tokens)
            // Only what lies before the best one so far can be better; of two at one place the longer one counts.
            if (text[..Math.Min(text.Length, first.Start + token.Length)].IndexOf(token, StringComparison.Ordinal) is >= 0 and var start
                && (start < first.Start || token.Length > first.Length))
                first = (start, token.Length, id);
        return first;
    }
}
