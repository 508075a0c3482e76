using System.Buffers;
using System.Text;
using ShopVision.Clip.ModelFolder;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tokenizing.Unigram;

/// <summary>
/// A unigram tokenizer as Hugging Face's <c>tokenizer.json</c> states it: added tokens are cut out, the rest goes through the file's
/// normalizers and is split before each U+2581, and each of those words is segmented by itself. Thread safe.
/// </summary>
internal sealed class UnigramJsonTokenizer : ITextTokenizer
{
    private const char SpaceSymbol = '\u2581';

    private readonly TextNormalizers _normalizers;
    private readonly UnigramEncoder _encoder;
    private readonly SpecialTokens _special;
    private readonly int? _beginId;
    private readonly int? _endId;

    public UnigramJsonTokenizer(string file, TextTower tower)
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
        (_beginId, _endId) = (tower.BeginId, tower.EndId);
        if (_beginId is { } begin)
            _ = vocabulary.TokenOf(begin, "beginId");
        if (_endId is { } end)
            _ = vocabulary.TokenOf(end, "endId");
    }

    public int Encode(string text, Span<int> ids)
    {
        var output = new IdWriter(_endId is null ? ids : ids[..^1]);
        if (_beginId is { } begin)
            output.Write(begin);
        for (var rest = text.AsSpan(); !rest.IsEmpty && !output.IsFull;)
        {
            var (start, length, id) = _special.Next(rest);
            EncodeWords(rest[..start].ToString(), ref output);
            if (length > 0)
                output.Write(id);
            rest = rest[(start + length)..];
        }

        if (_endId is not { } end)
            return output.Count;
        ids[output.Count] = end;
        return output.Count + 1;
    }

    private void EncodeWords(string part, ref IdWriter output)
    {
        var normalized = _normalizers.Normalize(part).Replace(' ', SpaceSymbol);
        if (normalized.Length == 0)
            return;
        if (normalized[0] != SpaceSymbol)
            normalized = SpaceSymbol + normalized;

        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(normalized.Length));
        for (var rest = normalized.AsSpan(); !rest.IsEmpty && !output.IsFull;)
        {
            var length = 1 + rest[1..].IndexOf(SpaceSymbol) is > 0 and var next ? next : rest.Length;
            _encoder.Encode(utf8.AsSpan(0, Encoding.UTF8.GetBytes(rest[..length], utf8)), scoreBefore: 0, ref output);
            rest = rest[length..];
        }

        ArrayPool<byte>.Shared.Return(utf8);
    }
}
