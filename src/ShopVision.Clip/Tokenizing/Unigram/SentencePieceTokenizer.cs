using System.Buffers;
using System.Text;
using ShopVision.Clip.ModelFolder;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tokenizing.Unigram;

/// <summary>
/// SentencePiece's unigram tokenizer from <c>spiece.model</c>: of the text as it is (cleaning <c>none</c>), or as transformers'
/// SiglipTokenizer does it (cleaning <c>siglip</c>). Thread safe.
/// </summary>
internal sealed class SentencePieceTokenizer : FramedTokenizer
{
    public const string SiglipCleaned = "siglip";

    private readonly SentencePieceNormalizer _normalizer;
    private readonly UnigramEncoder _encoder;
    private readonly bool _lowerCase;
    private readonly SpecialTokens? _special;
    private readonly double _unknownScore;

    public SentencePieceTokenizer(SentencePieceModel model, TextTower tower)
        : base(tower.BeginId, tower.EndId)
    {
        var unknown = model.Pieces.Index().Where(piece => piece.Item.Type == PieceType.Unknown).Select(piece => piece.Index).ToArray() is [var only]
            ? only
            : throw new ShopVisionException(ErrorCode.ModelInvalid, $"{model.File}: expected one piece for what is unknown, found none or several.");
        var vocabulary = new UnigramVocabulary(model.File, model.Pieces, unknown, model.ByteFallback, singlePrecision: true);
        _normalizer = new SentencePieceNormalizer(model.Rules, vocabulary.UserDefined);
        _encoder = new UnigramEncoder(vocabulary);
        _lowerCase = tower.LowerCase;
        List<(string Text, int Id)> special = [(vocabulary.TokenOf(unknown, "tokenizerFiles"), unknown)];
        if (tower.BeginId is { } begin)
            _ = vocabulary.TokenOf(begin, "beginId");
        if (tower.EndId is { } end)
            special.Add((vocabulary.TokenOf(end, "endId"), end));
        var nothing = new IdWriter([]);
        _unknownScore = EncodePart(special[0].Text, continues: false, ref nothing);
        _special = tower.Cleaning == SiglipCleaned ? new SpecialTokens([.. special]) : null;
    }

    protected override void EncodeText(ReadOnlySpan<char> text, ref IdWriter output)
    {
        if (_special is null)
        {
            EncodePart(text, continues: false, ref output);
            return;
        }

        var prepared = new PooledBuffer<char>(text.Length + 1);
        try
        {
            SiglipCleaning.Prepare(text, _lowerCase, ref prepared);
            EncodeSiglip(prepared.Written, _special, ref output);
        }
        finally
        {
            prepared.Dispose();
        }
    }

    // SiglipTokenizer encodes each part behind "<unk>", whose pieces it takes away again: so every part continues a text.
    private void EncodeSiglip(ReadOnlySpan<char> text, SpecialTokens special, ref IdWriter output)
    {
        while (!output.IsFull && special.TryTakePart(ref text, out var part, out var token))
        {
            var clean = new PooledBuffer<char>(part.Length);
            try
            {
                SiglipCleaning.Clean(part, ref clean);
                EncodePart(clean.Written, continues: true, ref output);
            }
            finally
            {
                clean.Dispose();
            }

            output.Write(token);
        }
    }

    private double EncodePart(ReadOnlySpan<char> text, bool continues, ref IdWriter output)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var normalized = new PooledBuffer<byte>(utf8.Length);
        try
        {
            _normalizer.Normalize(utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8)), continues, ref normalized);
            return _encoder.Encode(normalized.Written, continues ? _unknownScore : 0, ref output);
        }
        finally
        {
            normalized.Dispose();
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }
}
