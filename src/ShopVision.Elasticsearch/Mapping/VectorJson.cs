using System.Text.Json;
using ShopVision.Core.Embeddings;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>Vectors as JSON writes them: the shortest numbers that read back as the same floats.</summary>
internal static class VectorJson
{
    public static void Write(Utf8JsonWriter json, string name, Embedding embedding)
    {
        json.WriteStartArray(name);
        foreach (var value in embedding.Values)
            json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}
