using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Images;

namespace ShopVision.Ingestion.Runs;

/// <summary>
/// The SHA-256 over everything that a feed says of a product, the paths and roles of pictures included; what is in the pictures is
/// told by their own digests. Changing this form makes every product of every catalog count as changed once.
/// </summary>
internal static class ProductDigest
{
    private const int Version = 1;

    /// <summary>Dividing by it drops a decimal's trailing zeros: 49.90 and 49.9 are one price.</summary>
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>Used again for each product: a run takes the digests of all.</summary>
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? Writing;

    public static Sha256Digest Of(Product product)
    {
        var (buffer, json) = Writing ??= New();
        buffer.ResetWrittenCount();
        json.Reset();
        Write(json, product);
        json.Flush();
        return Sha256Digest.Of(buffer.WrittenSpan);
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) New()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        return (buffer, new Utf8JsonWriter(buffer));
    }

    private static void Write(Utf8JsonWriter json, Product product)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Version);
        json.WriteStringValue(product.Id);
        json.WriteStringValue(product.GroupId);
        json.WriteStringValue(product.Title);
        json.WriteStringValue(product.Description);
        json.WriteStringValue(product.Brand);
        WriteAll(json, product.Category);
        WritePrice(json, product.Price);
        json.WriteStringValue(product.InStock?.ToString());
        json.WriteStringValue(product.Url);
        json.WriteStartArray();
        foreach (var image in product.Images)
            ProductImageJson.Write(json, image);
        json.WriteEndArray();
        foreach (var (name, values) in product.Attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            json.WriteStringValue(name);
            WriteAll(json, values);
        }

        // At the end, and only where there is one: products without keep the digest that they had before there were such fields.
        if (product.AddedAt is { } addedAt)
            json.WriteStringValue(IsoDate.Format(addedAt));
        if ((product.Sku ?? product.Gtin) is not null || product.RegularPrice is not null)
        {
            json.WriteStartArray();
            json.WriteStringValue(product.Sku);
            json.WriteStringValue(product.Gtin);
            WritePrice(json, product.RegularPrice);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WritePrice(Utf8JsonWriter json, Price? price) =>
        WriteAll(json, price is { } known ? [(known.Amount / One).ToString(CultureInfo.InvariantCulture), known.Currency] : []);

    private static void WriteAll(Utf8JsonWriter json, IReadOnlyList<string> values)
    {
        json.WriteStartArray();
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
