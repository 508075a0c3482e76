using System.Globalization;
using ShopVision.Clip.ModelFolder;

namespace ShopVision.Clip.Tokenizing;

/// <summary>
/// CLIP's byte-pair tokenizer as Hugging Face's tokenizer.json states it: NFC, runs of whitespace to one space, lower-case by
/// character; then the begin and end tokens are cut out where the text spells them, and the rest is split into words. Thread safe.
/// </summary>
internal sealed class ClipTokenizer : FramedTokenizer
{
    private readonly BytePairEncoder _encoder;
    private readonly bool _lowerCase;
    private readonly SpecialTokens _rawSpecial;
    private readonly SpecialTokens _special;

    /// <summary>From vocab.json and merges.txt, which name no special tokens but begin and end.</summary>
    public ClipTokenizer(BytePairVocabulary vocabulary, TextTower tower)
        : base(tower.BeginId, tower.EndId)
    {
        _encoder = new BytePairEncoder(vocabulary);
        _lowerCase = tower.LowerCase;
        (_rawSpecial, _special) = (new SpecialTokens(), new SpecialTokens(vocabulary.TokenOf(tower.BeginId, "beginId"), vocabulary.TokenOf(tower.EndId, "endId")));
    }

    /// <summary>From <paramref name="tokenizerFile"/>, a tokenizer.json, which must say of its own what the tower says.</summary>
    public ClipTokenizer(string tokenizerFile, TextTower tower)
        : base(tower.BeginId, tower.EndId)
    {
        var json = BytePairJson.Load(tokenizerFile);
        var (beginId, endId) = json.ReadEnds(tokenizerFile);
        TokenizerJson.Expect(tokenizerFile, "post_processor", Ends(tower.BeginId, tower.EndId), Ends(beginId, endId));
        TokenizerJson.Expect(tokenizerFile, "normalizer.normalizers[2]", tower.LowerCase ? "Lowercase" : "nothing", json.LowerCases ? "Lowercase" : "nothing");
        _encoder = new BytePairEncoder(json.Vocabulary(tokenizerFile));
        _lowerCase = tower.LowerCase;
        (_rawSpecial, _special) = (json.Special(ofCleanText: false, _lowerCase), json.Special(ofCleanText: true, _lowerCase));
    }

    protected override void EncodeText(ReadOnlySpan<char> text, ref IdWriter output)
    {
        while (!output.IsFull && _rawSpecial.TryTakePart(ref text, out var part, out var token))
        {
            var clean = new PooledBuffer<char>(part.Length);
            try
            {
                TextCleaning.Clean(part, _lowerCase, ref clean);
                EncodeClean(clean.Written, ref output);
            }
            finally
            {
                clean.Dispose();
            }

            output.Write(token);
        }
    }

    private void EncodeClean(ReadOnlySpan<char> text, ref IdWriter output)
    {
        while (!output.IsFull && _special.TryTakePart(ref text, out var part, out var token))
        {
            for (WordSplitter.ByCase.SkipSpace(ref part); !part.IsEmpty && !output.IsFull; WordSplitter.ByCase.SkipSpace(ref part))
                _encoder.Encode(WordSplitter.ByCase.TakeWord(ref part), ref output);
            output.Write(token);
        }
    }

    private static string Ends(int? beginId, int? endId) => string.Create(CultureInfo.InvariantCulture, $"ids {beginId} and {endId}");
}
