using System.Text.Json;
using ShopVision.Core.Errors;

namespace ShopVision.Core.Filtering;

/// <summary>Reads filters as callers write them; anything else is <c>invalid-filter</c>.</summary>
public static class FilterParser
{
    /// <summary>The JSON form: <c>{"color": ["blue", "navy"], "price": {"gte": 10, "lt": 50}, "inStock": true}</c>.</summary>
    public static FilterSet ParseJson(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Parse(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw Invalid($"Expected filters as a JSON object such as {{\"color\": [\"blue\"]}}, found text that is not JSON (line {exception.LineNumber + 1}).");
        }
    }

    public static FilterSet Parse(JsonElement filters)
    {
        if (filters.ValueKind != JsonValueKind.Object)
            throw Invalid($"Expected filters as a JSON object by field, found {Describe(filters)}.");
        var byField = new Dictionary<string, FieldFilter>();
        foreach (var property in filters.EnumerateObject())
            byField[property.Name] = ParseField(property.Name, property.Value);
        return new FilterSet(byField);
    }

    /// <summary>
    /// The written form, one pair a condition: <c>color=blue</c>; the same field twice means either. <c>price=10..50</c>,
    /// <c>price=..50</c> and <c>price=10..</c> are ranges with both bounds included, as is <c>addedAt=2026-11-01..2026-11-30</c>.
    /// </summary>
    public static FilterSet ParsePairs(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var byField = new Dictionary<string, FieldFilter>();
        foreach (var group in pairs.GroupBy(pair => pair.Key, pair => pair.Value))
            byField[group.Key] = WrittenFilter.Parse(group.Key, [.. group]);
        return new FilterSet(byField);
    }

    private static FieldFilter ParseField(string field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => new BooleanFilter(value.GetBoolean()),
        JsonValueKind.String => WrittenFilter.Parse(field, [value.GetString()!]),
        JsonValueKind.Array => WrittenFilter.Values(field, value.EnumerateArray().Select(item => ParseValue(field, item))),
        JsonValueKind.Object => RangeParser.Parse(field, value),
        JsonValueKind.Number => new ValuesFilter([value.GetRawText()]),
        _ => throw Invalid($"Filter '{field}' expects a value, a list of values, a range or true/false, found {Describe(value)}."),
    };

    private static string ParseValue(string field, JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => item.GetString()!,
        JsonValueKind.Number => item.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw Invalid($"Filter '{field}' expects plain values in its list, found {Describe(item)}."),
    };

    internal static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    internal static ShopVisionException Invalid(string message) => new(ErrorCode.InvalidFilter, message);
}
