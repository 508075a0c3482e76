using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ShopVision.Core.Catalog;
using ShopVision.Core.Indexing;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>
/// Writes what <see cref="StoredProductReader"/> reads, by hand: a serializer makes several objects for each product. What is null is left out.
/// Not thread safe.
/// </summary>
internal sealed class StoredProductJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _written = new(1024);
    private Utf8JsonWriter? _json;

    /// <summary>Until the next is written.</summary>
    public ReadOnlySpan<byte> Of(Product product, List<KeyValuePair<string, IReadOnlyList<string>>> attributes, string digest)
    {
        var json = Begin();
        json.WriteStartObject();
        json.WriteStartObject("product"u8);
        json.WriteString("id"u8, product.Id);
        Write(json, "groupId"u8, product.GroupId);
        Write(json, "sku"u8, product.Sku);
        Write(json, "gtin"u8, product.Gtin);
        json.WriteString("title"u8, product.Title);
        Write(json, "description"u8, product.Description);
        Write(json, "brand"u8, product.Brand);
        Write(json, "category"u8, product.Category);
        Write(json, "price"u8, product.Price);
        Write(json, "regularPrice"u8, product.RegularPrice);
        if (product.InStock is { } inStock)
            json.WriteBoolean("inStock"u8, inStock);
        Write(json, "url"u8, product.Url);
        if (product.AddedAt is { } addedAt)
            json.WriteString("addedAt"u8, addedAt);
        json.WriteStartObject("attributes"u8);
        foreach (var (name, values) in attributes)
        {
            json.WritePropertyName(name);
            WriteTexts(json, values);
        }

        json.WriteEndObject();
        json.WriteStartArray("images"u8);
        for (var i = 0; i < product.Images.Count; i++)
            ProductImageJson.Write(json, product.Images[i]);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("digest"u8, digest);
        json.WriteEndObject();
        return End(json);
    }

    /// <summary>Until the next is written.</summary>
    public ReadOnlySpan<byte> Of(IReadOnlyList<IndexedImage> images)
    {
        var json = Begin();
        json.WriteStartArray();
        for (var i = 0; i < images.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("source"u8, images[i].Source);
            json.WriteString("digest"u8, images[i].ContentDigest);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        return End(json);
    }

    private Utf8JsonWriter Begin()
    {
        _written.ResetWrittenCount();
        _json ??= new Utf8JsonWriter(_written, Plain);
        _json.Reset();
        return _json;
    }

    private ReadOnlySpan<byte> End(Utf8JsonWriter json)
    {
        json.Flush();
        return _written.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, Price? price)
    {
        if (price is not { } written)
            return;
        json.WriteStartObject(name);
        json.WriteNumber("amount"u8, written.Amount);
        json.WriteString("currency"u8, written.Currency);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        json.WritePropertyName(name);
        WriteTexts(json, texts);
    }

    private static void WriteTexts(Utf8JsonWriter json, IReadOnlyList<string> texts)
    {
        json.WriteStartArray();
        for (var i = 0; i < texts.Count; i++)
            json.WriteStringValue(texts[i]);
        json.WriteEndArray();
    }
}
