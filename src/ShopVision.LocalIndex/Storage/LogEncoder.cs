using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Storage;

/// <summary>
/// Writes changes as the log's records. A record is the CRC-32C over all that follows in it and the payload's length (4 bytes
/// each), then the payload: one byte for the kind, then by kind
/// upsert: the length of the JSON (4 bytes), the JSON, the vectors as float32; patch: JSON; delete: the id in UTF-8.
/// All numbers are little-endian.
/// </summary>
internal sealed class LogEncoder
{
    public const int LengthAt = 4;
    public const int HeaderSize = 8;
    public const byte UpsertKind = 1;
    public const byte PatchKind = 2;
    public const byte DeleteKind = 3;

    private readonly ArrayBufferWriter<byte> _records = new();
    private readonly ArrayBufferWriter<byte> _payload = new();

    public ReadOnlySpan<byte> Written => _records.WrittenSpan;

    public void Upsert(IndexEntry entry)
    {
        BeginUpsert(entry);
        foreach (var image in entry.Images)
            Write(image.Embedding!.Values); // Entries without vectors never come this far: EntryChecks.
        EndRecord();
    }

    /// <summary>As <see cref="Upsert(IndexEntry)"/>, the vectors apart and as they stand: one after the other.</summary>
    public void Upsert(IndexEntry entry, ReadOnlySpan<float> vectors)
    {
        BeginUpsert(entry);
        Write(vectors);
        EndRecord();
    }

    public void Patch(ProductPatch patch)
    {
        _payload.Write([PatchKind]);
        _payload.Write(JsonSerializer.SerializeToUtf8Bytes(
            new PatchDocument(patch.Product, patch.ProductDigest), StorageJson.Default.PatchDocument));
        EndRecord();
    }

    public void Delete(string id)
    {
        _payload.Write([DeleteKind]);
        _payload.Write(Encoding.UTF8.GetBytes(id));
        EndRecord();
    }

    public void Clear() => _records.ResetWrittenCount();

    private void BeginUpsert(IndexEntry entry)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(EntryDocument.Of(entry), StorageJson.Default.EntryDocument);
        _payload.Write([UpsertKind]);
        BinaryPrimitives.WriteInt32LittleEndian(_payload.GetSpan(sizeof(int)), json.Length);
        _payload.Advance(sizeof(int));
        _payload.Write(json);
    }

    private void Write(ReadOnlySpan<float> values)
    {
        var bytes = _payload.GetSpan(values.Length * sizeof(float));
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes[(i * sizeof(float))..], values[i]);
        _payload.Advance(values.Length * sizeof(float));
    }

    private void EndRecord()
    {
        var record = _records.GetSpan(HeaderSize + _payload.WrittenCount)[..(HeaderSize + _payload.WrittenCount)];
        BinaryPrimitives.WriteInt32LittleEndian(record[LengthAt..], _payload.WrittenCount);
        _payload.WrittenSpan.CopyTo(record[HeaderSize..]);
        BinaryPrimitives.WriteUInt32LittleEndian(record, Crc32C.Of(record[LengthAt..]));
        _records.Advance(record.Length);
        _payload.ResetWrittenCount();
    }
}
