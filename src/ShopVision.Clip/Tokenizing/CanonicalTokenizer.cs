using ShopVision.Clip.Tokenizing.OpenAi;
using ShopVision.Clip.Tokenizing.Unigram;

namespace ShopVision.Clip.Tokenizing;

/// <summary>
/// The cleaning called <c>canonicalize</c> before a tokenizer: what open_clip does to texts of the SigLIP models that it trained.
/// CLIP's cleaning comes first; then underscores are spaces, and other ASCII punctuation goes. Thread safe.
/// </summary>
internal sealed class CanonicalTokenizer(ITextTokenizer tokenizer) : ITextTokenizer
{
    public int Encode(string text, Span<int> ids)
    {
        var clean = new PooledBuffer<char>(text.Length);
        var canonical = new PooledBuffer<char>(text.Length);
        try
        {
            OpenAiCleaning.Clean(text, ref clean);
            clean.Written.Replace('_', ' ');
            SiglipCleaning.Clean(clean.Written, ref canonical);
            return tokenizer.Encode(canonical.Written.ToString(), ids);
        }
        finally
        {
            clean.Dispose();
            canonical.Dispose();
        }
    }
}
