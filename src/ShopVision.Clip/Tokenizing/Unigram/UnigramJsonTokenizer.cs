using System.Buffers;
using System.Text;
using ShopVision.Clip.ModelFolder;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tokenizing.Unigram;

/// <summary>
/// A unigram tokenizer as Hugging Face's <c>tokenizer.json</c> states it: added tokens are cut out, the rest goes through the file's
/// normalizers and is split before each U+2581, and each of those words is segmented by itself. Thread safe.
/// </summary>
internal sealed class UnigramJsonTokenizer : FramedTokenizer
{
    private const char SpaceSymbol = '\u2581';

    private readonly TextNormalizers _normalizers;
    private readonly UnigramEncoder _encoder;
    private readonly SpecialTokens _special;

    public UnigramJsonTokenizer(string file, TextTower tower)
        : base(tower.BeginId, tower.EndId)
    {
        if (tower.Cleaning != TextTokenizers.NoCleaning)
            throw new ShopVisionException(
                ErrorCode.ModelInvalid,
                $"model.json: expected 'text.cleaning' to be \"{TextTokenizers.NoCleaning}\", because '{file}' says itself how texts are cleaned; found \"{tower.Cleaning}\".");
        var json = UnigramJson.Load(file);
        var vocabulary = json.Vocabulary(file);
        _normalizers = TextNormalizers.Read(json.Normalization, file);
        _encoder = new UnigramEncoder(vocabulary);
        _special = new SpecialTokens([.. (json.AddedTokens ?? []).Select(token => (token.Content!, token.Id))]);
        if (tower.BeginId is { } begin)
            _ = vocabulary.TokenOf(begin, "beginId");
        if (tower.EndId is { } end)
            _ = vocabulary.TokenOf(end, "endId");
    }

    protected override void EncodeText(ReadOnlySpan<char> text, ref IdWriter output)
    {
        while (!output.IsFull && _special.TryTakePart(ref text, out var part, out var token))
        {
            var normalized = new PooledBuffer<char>(part.Length + 1);
            try
            {
                normalized.Append(SpaceSymbol);
                _normalizers.Normalize(part, ref normalized);
                normalized.Written.Replace(' ', SpaceSymbol);
                EncodeWords(normalized.Written, ref output);
            }
            finally
            {
                normalized.Dispose();
            }

            output.Write(token);
        }
    }

    /// <summary>A space symbol stands before the text: it is the first word's, unless that has one of its own.</summary>
    private void EncodeWords(ReadOnlySpan<char> text, ref IdWriter output)
    {
        if (text is [SpaceSymbol] or [SpaceSymbol, SpaceSymbol, ..])
            text = text[1..];
        if (text.IsEmpty)
            return;

        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            while (!text.IsEmpty && !output.IsFull)
            {
                var length = 1 + text[1..].IndexOf(SpaceSymbol) is > 0 and var next ? next : text.Length;
                _encoder.Encode(utf8.AsSpan(0, Encoding.UTF8.GetBytes(text[..length], utf8)), scoreBefore: 0, ref output);
                text = text[length..];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }
}
