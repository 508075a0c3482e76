namespace ShopVision.Clip.Tokenizing.Unigram;

/// <summary>A piece of the vocabulary; its id is its place. <see cref="Utf8"/> spells spaces as U+2581.</summary>
internal sealed record UnigramPiece(byte[] Utf8, double Score, PieceType Type);

/// <summary>SentencePiece's numbers.</summary>
internal enum PieceType
{
    Normal = 1,
    Unknown = 2,
    Control = 3,
    UserDefined = 4,
    Unused = 5,
    Byte = 6,
}
