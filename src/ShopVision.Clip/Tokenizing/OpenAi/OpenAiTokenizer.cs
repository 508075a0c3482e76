using ShopVision.Clip.ModelFolder;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tokenizing.OpenAi;

/// <summary>
/// CLIP's byte-pair tokenizer as OpenAI wrote it for the training (cleaning <c>openai</c>), and as OpenCLIP copied it (<c>open_clip</c>),
/// which spells the begin and end tokens otherwise. They count only where a word may start. Thread safe.
/// </summary>
internal sealed class OpenAiTokenizer : FramedTokenizer
{
    public const string OpenAiCleaned = "openai";
    public const string OpenClipCleaned = "open_clip";

    private const char LongS = '\u017F';

    private readonly BytePairEncoder _encoder;
    private readonly (string Text, int Id)[] _special;

    public OpenAiTokenizer(BytePairVocabulary vocabulary, TextTower tower)
        : base(tower.BeginId, tower.EndId)
    {
        if (!tower.LowerCase)
            throw new ShopVisionException(
                ErrorCode.ModelInvalid, $"model.json: expected 'text.lowerCase' to be true, because the cleaning \"{tower.Cleaning}\" makes texts lower-case; found false.");
        _encoder = new BytePairEncoder(vocabulary);
        var (begin, end) = tower.Cleaning == OpenAiCleaned ? ("<|startoftext|>", "<|endoftext|>") : ("<start_of_text>", "<end_of_text>");
        _special = [(begin, vocabulary.TokenOf(tower.BeginId, "beginId").Id), (end, vocabulary.TokenOf(tower.EndId, "endId").Id)];
    }

    protected override void EncodeText(ReadOnlySpan<char> text, ref IdWriter output)
    {
        var clean = new PooledBuffer<char>(text.Length);
        try
        {
            OpenAiCleaning.Clean(text, ref clean);
            EncodeClean(clean.Written, ref output);
        }
        finally
        {
            clean.Dispose();
        }
    }

    private void EncodeClean(ReadOnlySpan<char> text, ref IdWriter output)
    {
        for (WordSplitter.IgnoringCase.SkipSpace(ref text); !text.IsEmpty && !output.IsFull; WordSplitter.IgnoringCase.SkipSpace(ref text))
            if (!TryTakeSpecial(ref text, ref output))
                _encoder.Encode(WordSplitter.IgnoringCase.TakeWord(ref text), ref output);
    }

    private bool TryTakeSpecial(scoped ref ReadOnlySpan<char> text, ref IdWriter output)
    {
        foreach (var (token, id) in _special)
        {
            if (!SpellsWithAnyS(text, token))
                continue;
            // Spelt with a long s it is one word, but not the token.
            if (text.StartsWith(token, StringComparison.Ordinal))
                output.Write(id);
            else
                _encoder.Encode(text[..token.Length], ref output);
            text = text[token.Length..];
            return true;
        }

        return false;
    }

    private static bool SpellsWithAnyS(ReadOnlySpan<char> text, string token)
    {
        if (text.Length < token.Length || text[0] != token[0])
            return false;
        for (var i = 0; i < token.Length; i++)
            if (text[i] != token[i] && !(text[i] == LongS && token[i] == 's'))
                return false;
        return true;
    }
}
