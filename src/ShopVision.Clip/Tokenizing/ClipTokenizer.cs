using System.Globalization;
using ShopVision.Clip.ModelFolder;

namespace ShopVision.Clip.Tokenizing;

/// <summary>
/// CLIP's byte-pair tokenizer as Hugging Face's tokenizer.json states it: NFC, runs of whitespace to one space, lower-case by
/// character; then the begin and end tokens are cut out where the text spells them, and the rest is split into words.
/// </summary>
internal sealed class ClipTokenizer : ITextTokenizer
{
    private readonly BytePairEncoder _encoder;
    private readonly bool _lowerCase;
    private readonly int _beginId;
    private readonly int _endId;
    private readonly SpecialTokens _rawSpecial;
    private readonly SpecialTokens _special;

    /// <summary>From vocab.json and merges.txt, which name no special tokens but begin and end.</summary>
    public ClipTokenizer(BytePairVocabulary vocabulary, TextTower tower)
    {
        _encoder = new BytePairEncoder(vocabulary);
        _lowerCase = tower.LowerCase;
        var (begin, beginId) = vocabulary.TokenOf(tower.BeginId, "beginId");
        var (end, endId) = vocabulary.TokenOf(tower.EndId, "endId");
        (_beginId, _endId) = (beginId, endId);
        (_rawSpecial, _special) = (new SpecialTokens(), new SpecialTokens((begin, beginId), (end, endId)));
    }

    /// <summary>From <paramref name="tokenizerFile"/>, a tokenizer.json, which must say of its own what the tower says.</summary>
    public ClipTokenizer(string tokenizerFile, TextTower tower)
    {
        var json = BytePairJson.Load(tokenizerFile);
        (_beginId, _endId) = json.ReadEnds(tokenizerFile);
        TokenizerJson.Expect(tokenizerFile, "post_processor", Ends(tower.BeginId, tower.EndId), Ends(_beginId, _endId));
        TokenizerJson.Expect(tokenizerFile, "normalizer.normalizers[2]", tower.LowerCase ? "Lowercase" : "nothing", json.LowerCases ? "Lowercase" : "nothing");
        _encoder = new BytePairEncoder(json.Vocabulary(tokenizerFile));
        _lowerCase = tower.LowerCase;
        (_rawSpecial, _special) = (json.Special(ofCleanText: false, _lowerCase), json.Special(ofCleanText: true, _lowerCase));
    }

    public int Encode(string text, Span<int> ids)
    {
        var output = new IdWriter(ids[..^1]);
        output.Write(_beginId);
        var rest = text.AsSpan();
        while (!rest.IsEmpty && !output.IsFull)
        {
            var (start, length, id) = _rawSpecial.Next(rest);
            EncodeRaw(rest[..start], ref output);
            if (length > 0)
                output.Write(id);
            rest = rest[(start + length)..];
        }

        ids[output.Count] = _endId;
        return output.Count + 1;
    }

    private void EncodeRaw(ReadOnlySpan<char> text, ref IdWriter output)
    {
        var rest = TextCleaning.Clean(text.ToString(), _lowerCase).AsSpan();
        while (!rest.IsEmpty && !output.IsFull)
        {
            var (start, length, id) = _special.Next(rest);
            EncodeWords(rest[..start], ref output);
            if (length > 0)
                output.Write(id);
            rest = rest[(start + length)..];
        }
    }

    private void EncodeWords(ReadOnlySpan<char> text, ref IdWriter output)
    {
        while (!output.IsFull && WordSplitter.TryTakeWord(ref text, out var word))
            output.Write(_encoder.Encode(word));
    }

    private static string Ends(int? beginId, int? endId) => string.Create(CultureInfo.InvariantCulture, $"ids {beginId} and {endId}");
}
