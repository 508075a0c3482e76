using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Storage;

/// <summary>
/// Products as a log has them, read where they lie when somebody asks for them; the records of each are held to their checksums once,
/// before they are first used. Thread safe.
/// </summary>
internal sealed class MappedLog
{
    private const int BitsPerWord = 32;

    private readonly MappedFile _log;
    private readonly RecordDecoder _decoder;
    private readonly ReadOnlyMemory<LogPlace> _places;
    private readonly uint[] _verified;

    public MappedLog(MappedFile log, RecordDecoder decoder, ReadOnlyMemory<LogPlace> places)
    {
        (_log, _decoder, _places) = (log, decoder, places);
        _verified = new uint[(places.Length + BitsPerWord - 1) / BitsPerWord];
    }

    public LogPlace PlaceOf(int product) => _places.Span[product];

    public IndexEntry Entry(int product)
    {
        Verify(product);
        var place = PlaceOf(product);
        var entry = _decoder.DecodeEntry(Upsert(place), place.Upsert).ToEntry();
        if (place.Patch == LogPlace.None)
            return entry;
        var patch = _decoder.DecodePatch(Record(place.Patch), place.Patch);
        return entry with { Product = patch.Product, ProductDigest = patch.Digest };
    }

    public void CopyVector(int product, int image, Span<float> vector)
    {
        Verify(product);
        _decoder.CopyVector(Upsert(PlaceOf(product)), image, vector);
    }

    private void Verify(int product)
    {
        var (word, bit) = (product / BitsPerWord, 1u << product);
        if ((Volatile.Read(ref _verified[word]) & bit) != 0)
            return;
        var place = PlaceOf(product);
        _decoder.ThrowIfDamaged(Upsert(place), place.Upsert);
        if (place.Patch != LogPlace.None)
            _decoder.ThrowIfDamaged(Record(place.Patch), place.Patch);
        Interlocked.Or(ref _verified[word], bit);
    }

    private ReadOnlySpan<byte> Upsert(LogPlace place) => _log.Bytes(place.Upsert, (int)place.UpsertBytes);

    private ReadOnlySpan<byte> Record(long at)
    {
        var head = _log.Bytes(at, LogEncoder.HeaderSize);
        return _log.Bytes(at, _decoder.LengthOf(head, _log.Length - at, at));
    }
}
