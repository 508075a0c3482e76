using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ShopVision.LocalIndex.Storage;

/// <summary>Reads single records of a log; whatever is not as it was written is <c>index-damaged</c>.</summary>
internal sealed class RecordDecoder(string path, int dimensions)
{
    private const int JsonLengthAt = LogEncoder.HeaderSize + 1;
    private const int JsonAt = JsonLengthAt + sizeof(int);

    /// <summary>How many bytes the record has whose head this is; <paramref name="available"/> are there.</summary>
    public int LengthOf(ReadOnlySpan<byte> head, long available, long offset)
    {
        if (available < LogEncoder.HeaderSize)
            throw IndexFaults.Damaged(path, offset, "expected a record, found less than the head of one");
        var length = BinaryPrimitives.ReadInt32LittleEndian(head[LogEncoder.LengthAt..]);
        return length > 0 && length <= available - LogEncoder.HeaderSize
            ? LogEncoder.HeaderSize + length
            : throw IndexFaults.Damaged(path, offset, $"a record claims {length} bytes, which is not what was committed");
    }

    public void ThrowIfDamaged(ReadOnlySpan<byte> record, long offset)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(record) != Crc32C.Of(record[LogEncoder.LengthAt..]))
            throw IndexFaults.Damaged(path, offset, "a record's checksum does not match its content");
    }

    /// <summary>The change that a whole record stands for, its checksum known to match.</summary>
    public LogRecord Decode(ReadOnlySpan<byte> record, long offset) => Guard(record, offset, whole => whole[LogEncoder.HeaderSize] switch
    {
        LogEncoder.UpsertKind => DecodeUpsert(whole, offset),
        LogEncoder.PatchKind => (LogRecord)new PatchRecord(DeserializePatch(whole)),
        LogEncoder.DeleteKind => new DeleteRecord(Encoding.UTF8.GetString(whole[(LogEncoder.HeaderSize + 1)..])),
        var kind => throw IndexFaults.Damaged(path, offset, $"a record is of the unknown kind {kind}"),
    });

    /// <summary>What an upsert holds but its vectors.</summary>
    public EntryDocument DecodeEntry(ReadOnlySpan<byte> record, long offset) => Guard(record, offset, whole => DeserializeEntry(whole));

    public PatchDocument DecodePatch(ReadOnlySpan<byte> record, long offset) => Guard(record, offset, whole => DeserializePatch(whole));

    /// <summary>An upsert's vector of one image.</summary>
    public void CopyVector(ReadOnlySpan<byte> record, int image, Span<float> vector)
    {
        var vectorsAt = JsonAt + BinaryPrimitives.ReadInt32LittleEndian(record[JsonLengthAt..]);
        CopyFloats(record.Slice(vectorsAt + (image * dimensions * sizeof(float)), dimensions * sizeof(float)), vector);
    }

    private UpsertRecord DecodeUpsert(ReadOnlySpan<byte> record, long offset)
    {
        var entry = DeserializeEntry(record);
        var bytes = record[(JsonAt + BinaryPrimitives.ReadInt32LittleEndian(record[JsonLengthAt..]))..];
        var vectors = new float[entry.Images.Count * dimensions];
        if (bytes.Length != vectors.Length * sizeof(float))
            throw IndexFaults.Damaged(path, offset, $"an entry with {entry.Images.Count} images holds {bytes.Length} bytes of vectors");
        CopyFloats(bytes, vectors);
        return new UpsertRecord(entry, vectors);
    }

    private static EntryDocument DeserializeEntry(ReadOnlySpan<byte> record) => JsonSerializer.Deserialize(
        record.Slice(JsonAt, BinaryPrimitives.ReadInt32LittleEndian(record[JsonLengthAt..])), StorageJson.Default.EntryDocument)!;

    private static PatchDocument DeserializePatch(ReadOnlySpan<byte> record) =>
        JsonSerializer.Deserialize(record[(LogEncoder.HeaderSize + 1)..], StorageJson.Default.PatchDocument)!;

    /// <summary>Floats stand wherever a record's JSON ends, so on no border of theirs.</summary>
    private static void CopyFloats(ReadOnlySpan<byte> bytes, Span<float> vector)
    {
        if (BitConverter.IsLittleEndian)
            bytes.CopyTo(MemoryMarshal.AsBytes(vector));
        else
            for (var i = 0; i < vector.Length; i++)
                vector[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
    }

    private T Guard<T>(ReadOnlySpan<byte> record, long offset, Decoding<T> decode)
    {
        try
        {
            return decode(record);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentOutOfRangeException)
        {
            throw IndexFaults.Damaged(path, offset, "a record cannot be read although its checksum matches", exception);
        }
    }

    private delegate T Decoding<T>(ReadOnlySpan<byte> record);
}
