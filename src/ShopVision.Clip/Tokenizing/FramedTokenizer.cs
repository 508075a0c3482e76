namespace ShopVision.Clip.Tokenizing;

/// <summary>What all tokenizers share: begin, as many of the text's ids as there is room for, and end. Null where nothing stands there.</summary>
internal abstract class FramedTokenizer(int? beginId, int? endId) : ITextTokenizer
{
    public int Encode(string text, Span<int> ids)
    {
        var output = new IdWriter(endId is null ? ids : ids[..^1]);
        if (beginId is { } begin)
            output.Write(begin);
        EncodeText(text, ref output);
        if (endId is not { } end)
            return output.Count;
        ids[output.Count] = end;
        return output.Count + 1;
    }

    /// <summary>May stop as soon as the output is full.</summary>
    protected abstract void EncodeText(ReadOnlySpan<char> text, ref IdWriter output);
}
