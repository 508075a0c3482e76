using System.Text;
using ShopVision.Clip.ModelFolder;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tokenizing.Unigram;

/// <summary>What <c>spiece.model</c> says, as far as encoding needs it. Defaults and field numbers: sentencepiece_model.proto.</summary>
internal sealed record SentencePieceModel(string File, IReadOnlyList<UnigramPiece> Pieces, bool ByteFallback, NormalizerRules Rules)
{
    private const int UnigramType = 1;
    private const string Kind = "a SentencePiece model";

    public static SentencePieceModel Load(string file)
    {
        var content = System.IO.File.ReadAllBytes(file);
        List<UnigramPiece> pieces = [];
        var (byteFallback, rules) = (false, NormalizerRules.Default);
        var fields = new ProtobufReader(content, file, Kind);
        while (fields.MoveNext())
            switch (fields.Field)
            {
                case 1:
                    pieces.Add(ReadPiece(new ProtobufReader(fields.Bytes, file, Kind), file, pieces.Count));
                    break;
                case 2:
                    (byteFallback, var suffix) = ReadTrainer(new ProtobufReader(fields.Bytes, file, Kind), file);
                    rules = rules with { SpaceIsSuffix = suffix };
                    break;
                case 3:
                    rules = ReadNormalizer(new ProtobufReader(fields.Bytes, file, Kind), file, rules);
                    break;
            }

        return new SentencePieceModel(file, pieces, byteFallback, rules);
    }

    private static UnigramPiece ReadPiece(ProtobufReader fields, string file, int id)
    {
        var piece = new UnigramPiece([], 0, PieceType.Normal);
        while (fields.MoveNext())
            piece = fields.Field switch
            {
                1 => piece with { Utf8 = fields.Bytes.ToArray() },
                2 => piece with { Score = fields.Single },
                3 => piece with { Type = (PieceType)fields.Number },
                _ => piece,
            };
        if (piece.Utf8.Length == 0 || !float.IsFinite((float)piece.Score) || !Enum.IsDefined(piece.Type))
            throw new ShopVisionException(
                ErrorCode.ModelInvalid,
                $"{file}: expected piece {id} to have a text, a finite score and a type from 1 to 6, found \"{Encoding.UTF8.GetString(piece.Utf8)}\", {piece.Score}, {(int)piece.Type}.");
        return piece;
    }

    private static (bool ByteFallback, bool SpaceIsSuffix) ReadTrainer(ProtobufReader fields, string file)
    {
        var (type, suffix, byteFallback) = (UnigramType, false, false);
        while (fields.MoveNext())
            switch (fields.Field)
            {
                case 3:
                    type = (int)fields.Number;
                    break;
                case 24:
                    suffix = fields.Number != 0;
                    break;
                case 35:
                    byteFallback = fields.Number != 0;
                    break;
            }

        return type == UnigramType
            ? (byteFallback, suffix)
            : throw new ShopVisionException(ErrorCode.ModelInvalid, $"{file}: expected a SentencePiece model of type 1 (unigram), found type {type}.");
    }

    private static NormalizerRules ReadNormalizer(ProtobufReader fields, string file, NormalizerRules rules)
    {
        while (fields.MoveNext())
            rules = fields.Field switch
            {
                2 => rules with { Charsmap = Charsmap.Read(fields.Bytes, file) },
                3 => rules with { AddsDummyPrefix = fields.Number != 0 },
                4 => rules with { RemovesExtraSpaces = fields.Number != 0 },
                5 => rules with { EscapesSpaces = fields.Number != 0 },
                _ => rules,
            };
        return rules;
    }
}
