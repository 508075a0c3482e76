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
    private readonly (string Text, int Id) _begin;
    private readonly (string Text, int Id) _end;

    public ClipTokenizer(BytePairVocabulary vocabulary, TextTower tower)
    {
        _encoder = new BytePairEncoder(vocabulary);
        _lowerCase = tower.LowerCase;
        _begin = (vocabulary.TokenOf(tower.BeginId, "beginId"), tower.BeginId);
        _end = (vocabulary.TokenOf(tower.EndId, "endId"), tower.EndId);
    }

    public int Encode(string text, Span<int> ids)
    {
        var output = new IdWriter(ids[..^1]);
        output.Write(_begin.Id);
        var rest = TextCleaning.Clean(text, _lowerCase).AsSpan();
        while (!rest.IsEmpty && !output.IsFull)
        {
            var (start, length, id) = NextSpecial(rest);
            EncodeWords(rest[..start], ref output);
            if (length > 0)
                output.Write(id);
            rest = rest[(start + length)..];
        }

        ids[output.Count] = _end.Id;
        return output.Count + 1;
    }

    private (int Start, int Length, int Id) NextSpecial(ReadOnlySpan<char> text)
    {
        var begin = text.IndexOf(_begin.Text, StringComparison.Ordinal);
        var end = text.IndexOf(_end.Text, StringComparison.Ordinal);
        if (begin < 0 && end < 0)
            return (text.Length, 0, 0);
        return end < 0 || (begin >= 0 && begin < end) ? (begin, _begin.Text.Length, _begin.Id) : (end, _end.Text.Length, _end.Id);
    }

    private void EncodeWords(ReadOnlySpan<char> text, ref IdWriter output)
    {
        while (!output.IsFull && WordSplitter.TryTakeWord(ref text, out var word))
            output.Write(_encoder.Encode(word));
    }

    /// <summary>Writes until there is no room, and then drops the rest.</summary>
    private ref struct IdWriter(Span<int> ids)
    {
        private readonly Span<int> _ids = ids;

        public int Count { get; private set; }

        public readonly bool IsFull => Count == _ids.Length;

        public void Write(params ReadOnlySpan<int> more)
        {
            var fitting = more[..Math.Min(more.Length, _ids.Length - Count)];
            fitting.CopyTo(_ids[Count..]);
            Count += fitting.Length;
        }
    }
}
