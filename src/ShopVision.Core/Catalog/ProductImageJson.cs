using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShopVision.Core.Catalog;

/// <summary>
/// How a picture is written wherever a product is: its source alone where it shows the product, as all pictures were before there were roles,
/// else <c>{"source": "b.jpg", "role": "lifestyle"}</c>. Digests are taken over this form, and indexes hold it.
/// </summary>
public sealed class ProductImageJson : JsonConverter<ProductImage>
{
    private const string Source = "source";
    private const string Role = "role";

    public static void Write(Utf8JsonWriter json, ProductImage image)
    {
        if (image.Role == ImageRole.Product)
        {
            json.WriteStringValue(image.Source);
            return;
        }

        json.WriteStartObject();
        json.WriteString(Source, image.Source);
        json.WriteString(Role, ImageRoles.NameOf(image.Role));
        json.WriteEndObject();
    }

    public override void Write(Utf8JsonWriter writer, ProductImage value, JsonSerializerOptions options) => Write(writer, value);

    /// <summary>Throws <see cref="JsonException"/> for anything else.</summary>
    public override ProductImage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return new ProductImage(Text(ref reader));
        string? source = null;
        ImageRole? role = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == Source)
                source = Text(ref reader);
            else if (name == Role)
                role = ImageRoles.Find(Text(ref reader)) ?? throw new JsonException($"Expected the role {ImageRoles.Expected} of a picture, found another one.");
            else
                reader.Skip();
        }

        return source is not null && role is { } known ? new ProductImage(source, known) : throw new JsonException("Expected the source and the role of a picture.");
    }

    private static string Text(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException($"Expected a text of a picture, found a JSON {reader.TokenType}.");
}
