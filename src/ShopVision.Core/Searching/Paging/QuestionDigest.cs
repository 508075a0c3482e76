using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using ShopVision.Core.Filtering;

namespace ShopVision.Core.Searching.Paging;

/// <summary>Tells one question from another, so that a cursor is not used with a question that it does not belong to.</summary>
internal static class QuestionDigest
{
    /// <summary>Over all that decides what is found and in which order; not over how much of it a page shows.</summary>
    public static ulong Of(SearchRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
            Write(json, request);
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, SearchRequest request)
    {
        json.WriteStartArray();
        json.WriteStringValue(request.Text?.Trim());
        foreach (var photo in request.Photos)
            json.WriteBase64StringValue(SHA256.HashData(photo.Span));
        WriteAll(json, request.ProductIds);
        json.WriteStringValue(request.Sort.ToString());
        json.WriteBooleanValue(request.CollapsesGroups);
        json.WriteStringValue(request.Composition);
        json.WriteNumberValue(request.TextWeight ?? -1);
        foreach (var (field, filter) in request.Filters.ByField.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteStringValue(field);
            // The other filters' own text names all that they hold.
            WriteAll(json, filter is ValuesFilter values ? values.Values : [filter.ToString()]);
        }

        json.WriteEndArray();
    }

    private static void WriteAll(Utf8JsonWriter json, IReadOnlyList<string> values)
    {
        json.WriteStartArray();
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
