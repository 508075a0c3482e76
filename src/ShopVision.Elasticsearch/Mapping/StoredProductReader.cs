using System.Text.Json;
using ShopVision.Core.Catalog;
using ShopVision.Core.Indexing;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>
/// Reads what <see cref="StoredProductJson"/> wrote, by hand: a page reads hundreds of products, and a serializer takes several times as long
/// for each. Names that it does not know are passed over. Throws <see cref="JsonException"/> where it is no such text.
/// </summary>
internal static class StoredProductReader
{
    private static readonly ProductImageJson Image = new();

    /// <summary>A product with the digest that tells whether it has changed.</summary>
    public static (Product Product, string Digest) ReadProduct(ReadOnlySpan<byte> text)
    {
        var json = new Utf8JsonReader(text);
        var (product, digest) = ((Product?)null, (string?)null);
        Start(ref json, JsonTokenType.StartObject);
        while (IsAtName(ref json))
            if (json.ValueTextEquals("product"u8))
                product = Product(ref json);
            else if (json.ValueTextEquals("digest"u8))
                digest = Text(ref json);
            else
                json.Skip();
        return (product ?? throw Missing("product"), digest ?? throw Missing("digest"));
    }

    /// <summary>The pictures of an entry, their vectors apart.</summary>
    public static List<IndexedImage> ReadPictures(ReadOnlySpan<byte> text)
    {
        var json = new Utf8JsonReader(text);
        var pictures = new List<IndexedImage>(1);
        Start(ref json, JsonTokenType.StartArray);
        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            var (source, digest) = ((string?)null, (string?)null);
            while (IsAtName(ref json))
                if (json.ValueTextEquals("source"u8))
                    source = Text(ref json);
                else if (json.ValueTextEquals("digest"u8))
                    digest = Text(ref json);
                else
                    json.Skip();
            pictures.Add(new IndexedImage(source ?? throw Missing("source"), digest ?? throw Missing("digest"), Embedding: null));
        }

        Expect(json, JsonTokenType.EndArray);
        return pictures;
    }

    private static Product Product(ref Utf8JsonReader json)
    {
        string? id = null, group = null, sku = null, gtin = null, title = null, description = null, brand = null, url = null;
        Price? price = null, regularPrice = null;
        bool? inStock = null;
        DateTimeOffset? addedAt = null;
        IReadOnlyList<string> category = [];
        IReadOnlyList<ProductImage> images = [];
        IReadOnlyDictionary<string, IReadOnlyList<string>>? attributes = null;
        Start(ref json, JsonTokenType.StartObject);
        while (IsAtName(ref json))
            if (json.ValueTextEquals("id"u8))
                id = Text(ref json);
            else if (json.ValueTextEquals("groupId"u8))
                group = Text(ref json);
            else if (json.ValueTextEquals("sku"u8))
                sku = Text(ref json);
            else if (json.ValueTextEquals("gtin"u8))
                gtin = Text(ref json);
            else if (json.ValueTextEquals("title"u8))
                title = Text(ref json);
            else if (json.ValueTextEquals("description"u8))
                description = Text(ref json);
            else if (json.ValueTextEquals("brand"u8))
                brand = Text(ref json);
            else if (json.ValueTextEquals("category"u8))
                category = Texts(ref json);
            else if (json.ValueTextEquals("price"u8))
                price = Price(ref json);
            else if (json.ValueTextEquals("regularPrice"u8))
                regularPrice = Price(ref json);
            else if (json.ValueTextEquals("inStock"u8))
                inStock = Bool(ref json);
            else if (json.ValueTextEquals("url"u8))
                url = Text(ref json);
            else if (json.ValueTextEquals("addedAt"u8))
                addedAt = Moment(ref json);
            else if (json.ValueTextEquals("attributes"u8))
                attributes = Attributes(ref json);
            else if (json.ValueTextEquals("images"u8))
                images = Images(ref json);
            else
                json.Skip();
        return new Product
        {
            Id = id ?? throw Missing("id"), GroupId = group, Sku = sku, Gtin = gtin, Title = title ?? throw Missing("title"), Description = description, Brand = brand,
            Category = category, Price = price, RegularPrice = regularPrice, InStock = inStock, Url = url, AddedAt = addedAt,
            Attributes = attributes ?? throw Missing("attributes"), Images = images,
        };
    }

    private static Price Price(ref Utf8JsonReader json)
    {
        var (amount, currency) = ((decimal?)null, (string?)null);
        Start(ref json, JsonTokenType.StartObject);
        while (IsAtName(ref json))
            if (json.ValueTextEquals("amount"u8))
                amount = Number(ref json);
            else if (json.ValueTextEquals("currency"u8))
                currency = Text(ref json);
            else
                json.Skip();
        return new Price(amount ?? throw Missing("amount"), currency ?? throw Missing("currency"));
    }

    private static Dictionary<string, IReadOnlyList<string>> Attributes(ref Utf8JsonReader json)
    {
        var attributes = new Dictionary<string, IReadOnlyList<string>>();
        Start(ref json, JsonTokenType.StartObject);
        while (IsAtName(ref json))
            attributes[json.GetString()!] = Texts(ref json);
        return attributes;
    }

    private static List<string> Texts(ref Utf8JsonReader json)
    {
        var texts = new List<string>(1);
        Start(ref json, JsonTokenType.StartArray);
        while (json.Read() && json.TokenType == JsonTokenType.String)
            texts.Add(json.GetString()!);
        Expect(json, JsonTokenType.EndArray);
        return texts;
    }

    private static List<ProductImage> Images(ref Utf8JsonReader json)
    {
        var images = new List<ProductImage>(1);
        Start(ref json, JsonTokenType.StartArray);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            images.Add(Image.Read(ref json, typeof(ProductImage), JsonSerializerOptions.Default));
        return images;
    }

    private static string Text(ref Utf8JsonReader json)
    {
        Start(ref json, JsonTokenType.String);
        return json.GetString()!;
    }

    private static decimal Number(ref Utf8JsonReader json)
    {
        Start(ref json, JsonTokenType.Number);
        return json.TryGetDecimal(out var number) ? number : throw new JsonException("Expected a decimal, found a number that is none.");
    }

    private static bool Bool(ref Utf8JsonReader json) =>
        json.Read() && json.TokenType is JsonTokenType.True or JsonTokenType.False
            ? json.GetBoolean()
            : throw new JsonException($"Expected true or false, found {json.TokenType}.");

    private static DateTimeOffset Moment(ref Utf8JsonReader json)
    {
        Start(ref json, JsonTokenType.String);
        return json.TryGetDateTimeOffset(out var moment) ? moment : throw new JsonException("Expected a date and time, found another text.");
    }

    private static bool IsAtName(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    private static void Start(ref Utf8JsonReader json, JsonTokenType token)
    {
        json.Read();
        Expect(json, token);
    }

    private static void Expect(in Utf8JsonReader json, JsonTokenType token)
    {
        if (json.TokenType != token)
            throw new JsonException($"Expected {token}, found {json.TokenType}.");
    }

    private static JsonException Missing(string name) => new($"Expected '{name}', found none.");
}
