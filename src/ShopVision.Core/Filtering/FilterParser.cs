using System.Globalization;
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
    /// <c>price=..50</c> and <c>price=10..</c> are ranges with both bounds included.
    /// </summary>
    public static FilterSet ParsePairs(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var byField = new Dictionary<string, FieldFilter>();
        foreach (var group in pairs.GroupBy(pair => pair.Key, pair => pair.Value))
            byField[group.Key] = ParseWritten(group.Key, [.. group]);
        return new FilterSet(byField);
    }

    private static FieldFilter ParseWritten(string field, IReadOnlyList<string> values)
    {
        if (field == Fields.InStock)
            return values is [var only] && bool.TryParse(only, out var inStock)
                ? new BooleanFilter(inStock)
                : throw Invalid($"Filter '{field}' expects true or false, found '{string.Join("', '", values)}'.");
        if (field != Fields.Price)
            return new ValuesFilter(values);
        if (values is [var written] && written.Split("..") is [var low, var high]
            && TryBound(low, out var gte) && TryBound(high, out var lte) && (gte, lte) != (null, null))
            return new RangeFilter(Gte: gte, Lte: lte);
        throw Invalid($"Filter '{field}' expects one range such as 10..50, ..50 or 10.., found '{string.Join("', '", values)}'.");
    }

    private static bool TryBound(string text, out decimal? bound)
    {
        bound = null;
        if (text.Length == 0)
            return true;
        if (!decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
            return false;
        bound = number;
        return true;
    }

    private static FieldFilter ParseField(string field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => new BooleanFilter(value.GetBoolean()),
        JsonValueKind.String => ParseWritten(field, [value.GetString()!]),
        JsonValueKind.Array => new ValuesFilter([.. value.EnumerateArray().Select(item => ParseValue(field, item))]),
        JsonValueKind.Object => ParseRange(field, value),
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

    private static RangeFilter ParseRange(string field, JsonElement range)
    {
        var filter = new RangeFilter();
        foreach (var bound in range.EnumerateObject())
        {
            if (bound.Value.ValueKind != JsonValueKind.Number || !bound.Value.TryGetDecimal(out var number))
                throw Invalid($"Filter '{field}' expects a number for '{bound.Name}', found {Describe(bound.Value)}.");
            filter = bound.Name switch
            {
                "gte" => filter with { Gte = number },
                "gt" => filter with { Gt = number },
                "lte" => filter with { Lte = number },
                "lt" => filter with { Lt = number },
                _ => throw Invalid($"Filter '{field}' expects the bounds gte, gt, lte or lt, found '{bound.Name}'."),
            };
        }

        return filter == new RangeFilter()
            ? throw Invalid($"Filter '{field}' expects at least one of the bounds gte, gt, lte, lt, found an empty range.")
            : filter;
    }

    private static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private static ShopVisionException Invalid(string message) => new(ErrorCode.InvalidFilter, message);
}
