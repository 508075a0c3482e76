using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>Reads entries from what an answer carries of them.</summary>
internal static class StoredEntry
{
    /// <summary>Without vectors.</summary>
    public static IndexEntry Read(JsonElement hit)
    {
        try
        {
            var fields = hit.GetProperty("fields");
            var (product, digest) = Read(fields, FieldPaths.Product, StoredProductReader.ReadProduct);
            return new IndexEntry(product, digest, Read(fields, FieldPaths.Pictures, StoredProductReader.ReadPictures));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            var index = hit.GetProperty("_index").GetString();
            throw new ShopVisionException(
                ErrorCode.IndexDamaged,
                $"Expected a product as ShopVision writes it in '{index}' with the id '{hit.GetProperty("_id").GetString()}', found something else. Something "
                + "else wrote to this index: go back to another generation with 'shopvision index rollback', or ingest the catalog again with a rebuild.",
                exception);
        }
    }

    public static IndexEntry ReadWithVectors(JsonElement hit)
    {
        var entry = Read(hit);
        if (entry.Images.Count == 0)
            return entry;
        var images = hit.GetProperty("_source").GetProperty(FieldPaths.Images).EnumerateArray().Select(image => Vector(image.GetProperty(FieldPaths.Vector)));
        return entry with { Images = [.. entry.Images.Zip(images, (image, vector) => image with { Embedding = vector })] };
    }

    private static Embedding Vector(JsonElement numbers)
    {
        var values = new float[numbers.GetArrayLength()];
        var i = 0;
        foreach (var number in numbers.EnumerateArray())
            values[i++] = number.GetSingle();
        return Embedding.Normalize(values);
    }

    /// <summary>From bytes that stand in base 64, without an object in between.</summary>
    private static T Read<T>(JsonElement fields, string name, Func<ReadOnlySpan<byte>, T> read)
    {
        var value = fields.GetProperty(name)[0];
        if (value.ValueKind != JsonValueKind.String)
            throw new JsonException($"Expected bytes in base 64, found a JSON {value.ValueKind}.");
        var quoted = JsonMarshal.GetRawUtf8Value(value);
        var rented = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(quoted.Length));
        try
        {
            return Base64.DecodeFromUtf8(quoted[1..^1], rented, out _, out var length) == OperationStatus.Done
                ? read(rented.AsSpan(0, length))
                : throw new JsonException("Expected bytes in base 64, found another text.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
