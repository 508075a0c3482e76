using System.Text.Json;
using ShopVision.Core.Indexing;
using ShopVision.Core.Words;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>Writes entries as documents, and patches as partial ones. Thread safe.</summary>
internal sealed class EntryDocuments(WordRules rules, FieldLengths lengths)
{
    private readonly ProductFields _fields = new(rules, lengths);

    public void Write(Utf8JsonWriter json, IndexEntry entry)
    {
        json.WriteStartObject();
        _fields.Write(json, entry.Product, entry.ProductDigest);
        json.WriteString(FieldPaths.Pictures, JsonSerializer.SerializeToUtf8Bytes(StoredPicture.Of(entry), StoredJson.Default.StoredPictureArray));
        json.WriteStartArray(FieldPaths.Images);
        foreach (var image in entry.Images)
        {
            json.WriteStartObject();
            VectorJson.Write(json, FieldPaths.Vector, image.Embedding!);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>All but the pictures and their vectors, which the server takes over from the document that it has.</summary>
    public void Write(Utf8JsonWriter json, ProductPatch patch)
    {
        json.WriteStartObject();
        json.WriteStartObject("doc");
        _fields.Write(json, patch.Product, patch.ProductDigest);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
