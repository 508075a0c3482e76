using ShopVision.Clip.Tokenizing.Unigram;

namespace ShopVision.Clip.Tokenizing;

/// <summary>
/// The cleaning called <c>canonicalize</c> before a tokenizer: what open_clip does to texts of the SigLIP models that it trained.
/// Underscores are spaces, other ASCII punctuation goes, letters are lower-case, whitespace is single spaces. Thread safe.
/// </summary>
internal sealed class CanonicalTokenizer(ITextTokenizer tokenizer) : ITextTokenizer
{
    public int Encode(string text, Span<int> ids) => tokenizer.Encode(Clean(text), ids);

    private static string Clean(string text)
    {
        var clean = new PooledBuffer<char>(text.Length);
        try
        {
            var spaced = text.Replace('_', ' ');
            var cased = new PooledBuffer<char>(spaced.Length);
            try
            {
                LowerCasing.LowerCase(spaced, ref cased);
                SiglipCleaning.Clean(cased.Written, ref clean);
            }
            finally
            {
                cased.Dispose();
            }

            return clean.Written.ToString();
        }
        finally
        {
            clean.Dispose();
        }
    }
}
