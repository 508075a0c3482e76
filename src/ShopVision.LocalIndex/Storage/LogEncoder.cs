using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
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

    // What the serializer writes is valid.
    private static readonly JsonWriterOptions JsonWriting = new() { SkipValidation = true };

    private readonly GrowingBytes _records = new();
    private int _recordAt;

    public ReadOnlySpan<byte> Written => _records.Written;

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
        BeginRecord(PatchKind);
        Write(new PatchDocument(patch.Product, patch.ProductDigest), StorageJson.Default.PatchDocument);
        EndRecord();
    }

    public void Delete(string id)
    {
        BeginRecord(DeleteKind);
        Encoding.UTF8.GetBytes(id, _records);
        EndRecord();
    }

    public void Clear() => _records.Clear();

    private void BeginUpsert(IndexEntry entry)
    {
        BeginRecord(UpsertKind);
        var lengthAt = _records.Count;
        _records.Advance(sizeof(int));
        Write(EntryDocument.Of(entry), StorageJson.Default.EntryDocument);
        BinaryPrimitives.WriteInt32LittleEndian(_records.Written[lengthAt..], _records.Count - lengthAt - sizeof(int));
    }

    private void BeginRecord(byte kind)
    {
        _recordAt = _records.Count;
        _records.GetSpan(HeaderSize + 1 + sizeof(int))[HeaderSize] = kind;
        _records.Advance(HeaderSize + 1);
    }

    private void Write<T>(T value, JsonTypeInfo<T> type)
    {
        using var json = new Utf8JsonWriter(_records, JsonWriting);
        JsonSerializer.Serialize(json, value, type);
    }

    private void Write(ReadOnlySpan<float> values)
    {
        var bytes = _records.GetSpan(values.Length * sizeof(float));
        if (BitConverter.IsLittleEndian)
            MemoryMarshal.AsBytes(values).CopyTo(bytes);
        else
            for (var i = 0; i < values.Length; i++)
                BinaryPrimitives.WriteSingleLittleEndian(bytes[(i * sizeof(float))..], values[i]);
        _records.Advance(values.Length * sizeof(float));
    }

    private void EndRecord()
    {
        var record = _records.Written[_recordAt..];
        BinaryPrimitives.WriteInt32LittleEndian(record[LengthAt..], record.Length - HeaderSize);
        BinaryPrimitives.WriteUInt32LittleEndian(record, Crc32C.Of(record[LengthAt..]));
    }
}
