using System.Text.Json;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>The query language's commonest shapes.</summary>
internal static class QueryJson
{
    public static void Object(this Utf8JsonWriter json, string name, Action content)
    {
        json.WriteStartObject(name);
        content();
        json.WriteEndObject();
    }

    public static void Object(this Utf8JsonWriter json, Action content)
    {
        json.WriteStartObject();
        content();
        json.WriteEndObject();
    }

    public static void Array(this Utf8JsonWriter json, string name, Action content)
    {
        json.WriteStartArray(name);
        content();
        json.WriteEndArray();
    }

    public static void Term(this Utf8JsonWriter json, string field, string value) =>
        json.Object(() => json.Object("term", () => json.WriteString(field, value)));

    public static void Terms(this Utf8JsonWriter json, string field, IEnumerable<string> values) => json.Object(() => json.Object("terms", () => json.Texts(field, values)));

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
