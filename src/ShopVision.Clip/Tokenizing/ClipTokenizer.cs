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
    private readonly SpecialTokens _special;

    public ClipTokenizer(BytePairVocabulary vocabulary, TextTower tower)
    {
        _encoder = new BytePairEncoder(vocabulary);
        _lowerCase = tower.LowerCase;
        var (begin, beginId) = vocabulary.TokenOf(tower.BeginId, "beginId");
        var (end, endId) = vocabulary.TokenOf(tower.EndId, "endId");
        (_beginId, _endId) = (beginId, endId);
        _special = new SpecialTokens((begin, beginId), (end, endId));
    }

    public int Encode(string text, Span<int> ids)
    {
        var output = new IdWriter(ids[..^1]);
        output.Write(_beginId);
        var rest = TextCleaning.Clean(text, _lowerCase).AsSpan();
        while (!rest.IsEmpty && !output.IsFull)
        {
            var (start, length, id) = _special.Next(rest);
            EncodeWords(rest[..start], ref output);
            if (length > 0)
                output.Write(id);
            rest = rest[(start + length)..];
        }

        ids[output.Count] = _endId;
        return output.Count + 1;
    }

    private void EncodeWords(ReadOnlySpan<char> text, ref IdWriter output)
    {
        while (!output.IsFull && WordSplitter.TryTakeWord(ref text, out var word))
            output.Write(_encoder.Encode(word));
    }
}
