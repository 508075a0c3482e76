using System.Text.Json;

namespace ShopVision.Ingestion.Feeds.Formats.SchemaOrg;

/// <summary>Reads JSON-LD nodes, whose properties hold one value or several, and texts or nodes.</summary>
internal static class JsonLd
{
    private const string Vocabulary = "schema.org/";

    public static bool IsOfType(JsonElement node, params ReadOnlySpan<string> types)
    {
        foreach (var type in All(node, "@type"))
            if (Text(type) is { } name && types.Contains(Bare(name)))
                return true;
        return false;
    }

    /// <summary>Every value of a property: an array's elements, a single value, or none.</summary>
    public static IEnumerable<JsonElement> All(JsonElement node, string property) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(property, out var value)
            ? value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value]
            : [];

    public static IEnumerable<JsonElement> Nodes(JsonElement node, string property) =>
        All(node, property).Where(value => value.ValueKind == JsonValueKind.Object);

    /// <summary>The texts of a property; of a node there, such as a brand, its name or value.</summary>
    public static IEnumerable<string> Texts(JsonElement node, string property) => All(node, property).Select(Text).OfType<string>();

    public static string? First(JsonElement node, params ReadOnlySpan<string> properties)
    {
        foreach (var property in properties)
            if (Texts(node, property).FirstOrDefault() is { } text)
                return text;
        return null;
    }

    /// <summary>The name of a term without its vocabulary: <c>https://schema.org/InStock</c> is <c>InStock</c>.</summary>
    public static string Bare(string term) =>
        term.LastIndexOf(Vocabulary, StringComparison.Ordinal) is >= 0 and var at ? term[(at + Vocabulary.Length)..] : term[(term.LastIndexOf(':') + 1)..];

    private static string? Text(JsonElement value)
    {
        try
        {
            var text = value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!.Trim(),
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                JsonValueKind.Object => First(value, "@value", "name", "value", "url", "contentUrl", "@id"),
                _ => null,
            };
            return text is "" ? null : text;
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: valid JSON, but no text.
            return null;
        }
    }
}
