using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShopVision.Elasticsearch.Mapping;

/// <summary>Compares a mapping with ours, field by field. A server adds defaults of its own: only what we say must be there as we say it.</summary>
internal static class MappingDifferences
{
    private const string Properties = "properties";

    /// <summary>One line for each difference; both are <c>properties</c> objects.</summary>
    public static IReadOnlyList<string> Between(JsonObject expected, JsonElement found) => [.. Fields(expected, found, "")];

    private static IEnumerable<string> Fields(JsonObject expected, JsonElement found, string above)
    {
        foreach (var (name, field) in expected)
            if (found.TryGetProperty(name, out var other))
                foreach (var difference in Field((JsonObject)field!, other, above + name))
                    yield return difference;
            else
                yield return $"'{above}{name}' is missing";
        foreach (var other in found.EnumerateObject())
            if (!expected.ContainsKey(other.Name))
                yield return $"'{above}{other.Name}' is not ours";
    }

    private static IEnumerable<string> Field(JsonObject expected, JsonElement found, string path)
    {
        foreach (var (parameter, value) in expected)
            if (parameter == Properties)
            {
                var below = found.TryGetProperty(Properties, out var other) ? other : JsonElement.Parse("{}");
                foreach (var difference in Fields((JsonObject)value!, below, path + "."))
                    yield return difference;
            }
            else if (found.TryGetProperty(parameter, out var other))
            {
                if (value is JsonObject nested && other.ValueKind == JsonValueKind.Object)
                    foreach (var difference in Field(nested, other, $"{path}.{parameter}"))
                        yield return difference;
                else if (!JsonNode.DeepEquals(value, JsonNode.Parse(other.GetRawText())))
                    yield return $"'{path}' should have {parameter} {value!.ToJsonString()} and has {other.GetRawText()}";
            }
            else if (!IsDefault(parameter, value!))
            {
                yield return $"'{path}' should have {parameter} {value!.ToJsonString()} and has none";
            }
    }

    /// <summary>What a server leaves out because it is so anyway.</summary>
    private static bool IsDefault(string parameter, JsonNode value) => parameter == "index" && value.GetValueKind() == JsonValueKind.True;
}
