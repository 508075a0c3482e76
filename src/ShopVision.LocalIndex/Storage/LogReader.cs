using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace ShopVision.LocalIndex.Storage;

/// <summary>Reads the records between two committed lengths; whatever is not as it was written is <c>index-damaged</c>.</summary>
internal sealed class LogReader(IFileSystem files, string path, int dimensions)
{
    private const int FirstBuffer = 1 << 16;

    public IEnumerable<LogRecord> Read(long from, long to)
    {
        // A writer appends, cuts what it never committed, and may delete the file, while this reads below the committed length.
        using var log = files.OpenRead(path);
        if (log.Length < to)
            throw IndexFaults.Damaged(path, log.Length, $"it ends there, but {to} bytes were committed");
        log.Position = from;
        var record = new byte[FirstBuffer];
        for (var offset = from; offset < to;)
        {
            var length = ReadRecord(log, ref record, offset, to);
            yield return Decode(record.AsSpan(LogEncoder.HeaderSize, length), offset) with { Bytes = LogEncoder.HeaderSize + length };
            offset += LogEncoder.HeaderSize + length;
        }
    }

    private int ReadRecord(Stream log, ref byte[] record, long offset, long to)
    {
        if (to - offset < LogEncoder.HeaderSize)
            throw IndexFaults.Damaged(path, offset, "expected a record, found less than the head of one");
        log.ReadExactly(record.AsSpan(0, LogEncoder.HeaderSize));
        var length = BinaryPrimitives.ReadInt32LittleEndian(record.AsSpan(LogEncoder.LengthAt));
        if (length <= 0 || length > to - offset - LogEncoder.HeaderSize)
            throw IndexFaults.Damaged(path, offset, $"a record claims {length} bytes, which is not what was committed");
        if (record.Length < LogEncoder.HeaderSize + length)
            Array.Resize(ref record, LogEncoder.HeaderSize + length);
        log.ReadExactly(record.AsSpan(LogEncoder.HeaderSize, length));
        var checkedPart = record.AsSpan(LogEncoder.LengthAt, LogEncoder.HeaderSize - LogEncoder.LengthAt + length);
        return BinaryPrimitives.ReadUInt32LittleEndian(record) == Crc32C.Of(checkedPart)
            ? length
            : throw IndexFaults.Damaged(path, offset, "a record's checksum does not match its content");
    }

    private LogRecord Decode(ReadOnlySpan<byte> payload, long offset)
    {
        try
        {
            return payload[0] switch
            {
                LogEncoder.UpsertKind => DecodeUpsert(payload[1..], offset),
                LogEncoder.PatchKind =>
                    new PatchRecord(JsonSerializer.Deserialize(payload[1..], StorageJson.Default.PatchDocument)!),
                LogEncoder.DeleteKind => new DeleteRecord(Encoding.UTF8.GetString(payload[1..])),
                var kind => throw IndexFaults.Damaged(path, offset, $"a record is of the unknown kind {kind}"),
            };
        }
        catch (Exception exception) when (exception is JsonException or ArgumentOutOfRangeException)
        {
            throw IndexFaults.Damaged(path, offset, "a record cannot be read although its checksum matches", exception);
        }
    }

    private UpsertRecord DecodeUpsert(ReadOnlySpan<byte> payload, long offset)
    {
        var jsonLength = BinaryPrimitives.ReadInt32LittleEndian(payload);
        var entry = JsonSerializer.Deserialize(payload.Slice(sizeof(int), jsonLength), StorageJson.Default.EntryDocument)!;
        var numbers = payload[(sizeof(int) + jsonLength)..];
        var vectors = new float[entry.Images.Count * dimensions];
        if (numbers.Length != vectors.Length * sizeof(float))
            throw IndexFaults.Damaged(
                path, offset, $"an entry with {entry.Images.Count} images holds {numbers.Length} bytes of vectors");
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = BinaryPrimitives.ReadSingleLittleEndian(numbers[(i * sizeof(float))..]);
        return new UpsertRecord(entry, vectors);
    }
}
