using ShopVision.Clip.Tokenizing;

namespace ShopVision.Clip.Tests.Tokenizing;

/// <summary>Fills what a tokenizer leaves free with the padding's id, as the text tower's encoder does.</summary>
internal sealed class PaddedTokenizer(ITextTokenizer tokenizer, int padId) : ITextTokenizer
{
    public int Encode(string text, Span<int> ids)
    {
        ids[tokenizer.Encode(text, ids)..].Fill(padId);
        return ids.Length;
    }
}
