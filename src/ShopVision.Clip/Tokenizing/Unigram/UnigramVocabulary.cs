using System.Globalization;
using System.Text;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tokenizing.Unigram;

/// <summary>The pieces that a text may be made of, with their log probabilities.</summary>
internal sealed class UnigramVocabulary
{
    private const float UnknownPenalty = 10;

    private readonly string _file;
    private readonly IReadOnlyList<UnigramPiece> _pieces;
    private readonly double[] _scores;
    private readonly int[]? _bytes;

    public UnigramVocabulary(string file, IReadOnlyList<UnigramPiece> pieces, int unknownId, bool byteFallback, bool singlePrecision)
    {
        (_file, _pieces, UnknownId, SinglePrecision) = (file, pieces, unknownId, singlePrecision);
        var normal = pieces.Where(piece => piece.Type == PieceType.Normal).Select(piece => piece.Score).DefaultIfEmpty().ToList();
        UnknownScore = singlePrecision ? (float)normal.Min() - UnknownPenalty : normal.Min() - UnknownPenalty;
        _scores = [.. pieces.Select(piece => piece.Type == PieceType.UserDefined ? Bonus(piece, normal.Max()) : piece.Score)];
        Trie = new ByteTrie(Entries());
        UserDefined = pieces.Any(piece => piece.Type == PieceType.UserDefined)
            ? new ByteTrie(pieces.Where(piece => piece.Type == PieceType.UserDefined).Select(piece => (piece.Utf8, 0)))
            : null;
        _bytes = byteFallback ? ReadBytes() : null;
    }

    public ByteTrie Trie { get; }

    /// <summary>Pieces that a text's normalizer must leave alone; null where there are none.</summary>
    public ByteTrie? UserDefined { get; }

    public int UnknownId { get; }

    public double UnknownScore { get; }

    /// <summary>Whether sums are rounded to single precision, which decides between segmentations that score alike.</summary>
    public bool SinglePrecision { get; }

    public double Score(int id) => _scores[id];

    /// <summary>The ids of all 256 bytes where unknown characters are spelt by their bytes.</summary>
    public ReadOnlySpan<int> Bytes => _bytes;

    /// <summary>How the vocabulary spells an id that model.json gives in <paramref name="field"/>.</summary>
    public string TokenOf(int id, string field) => id < _pieces.Count
        ? Encoding.UTF8.GetString(_pieces[id].Utf8)
        : throw new ShopVisionException(
            ErrorCode.ModelInvalid, $"{_file}: expected a piece with the id {id}, which 'text.{field}' of model.json names; found {_pieces.Count} pieces.");

    private IEnumerable<(byte[], int)> Entries()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var id = 0; id < _pieces.Count; id++)
        {
            var piece = _pieces[id];
            if (!seen.Add(Convert.ToHexString(piece.Utf8)))
                throw new ShopVisionException(
                    ErrorCode.ModelInvalid, $"{_file}: expected every piece once, found \"{Encoding.UTF8.GetString(piece.Utf8)}\" again as piece {id}.");
            if (piece.Type is PieceType.Normal or PieceType.UserDefined)
                yield return (piece.Utf8, id);
        }
    }

    // SentencePiece's: such a piece beats whatever else could stand in its place.
    private static double Bonus(UnigramPiece piece, double largest) =>
        (piece.Utf8.Length * Math.Max((float)largest, 1.17549435E-38f)) - 0.1;

    private int[] ReadBytes()
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var id = 0; id < _pieces.Count; id++)
            ids[Encoding.UTF8.GetString(_pieces[id].Utf8)] = id;
        var bytes = new int[256];
        for (var value = 0; value < bytes.Length; value++)
            bytes[value] = ids.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}>"), out var id)
                ? id
                : throw new ShopVisionException(
                    ErrorCode.ModelInvalid, $"{_file}: expected the piece \"<0x{value:X2}>\", because it falls back to bytes; found none.");
        return bytes;
    }
}
