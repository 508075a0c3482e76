using System.Text.Json;
using ShopVision.Core.Catalog;

namespace ShopVision.Core.Filtering;

/// <summary>Reads <c>{"gte": 10, "lt": 50}</c>, and <c>{"gte": "2026-11-01"}</c> with dates.</summary>
internal static class RangeParser
{
    public static FieldFilter Parse(string field, JsonElement range)
    {
        var bounds = range.EnumerateObject().ToList();
        if (bounds.Count == 0)
            throw FilterParser.Invalid($"Filter '{field}' expects at least one of the bounds gte, gt, lte, lt, found an empty range.");
        foreach (var bound in bounds)
            if (bound.Name is not ("gte" or "gt" or "lte" or "lt"))
                throw FilterParser.Invalid($"Filter '{field}' expects the bounds gte, gt, lte or lt, found '{bound.Name}'.");
        var isOfDates = field == Fields.AddedAt || (field != Fields.Price && bounds.All(bound => bound.Value.ValueKind == JsonValueKind.String));
        return isOfDates ? Dates(field, bounds) : Numbers(field, bounds);
    }

    /// <summary>A day as an upper bound that is included, or a lower one that is not, holds or leaves out all of the day.</summary>
    public static bool TryBound(string bound, string text, ref DateFilter filter)
    {
        if (!IsoDate.TryParse(text, out var moment))
            return false;
        var isDay = IsoDate.IsDay(text);
        if (isDay && bound is "gt" or "lte" && moment > DateTimeOffset.MaxValue.AddDays(-1))
            return false;
        filter = bound switch
        {
            "gt" when isDay => filter with { Gte = moment.AddDays(1) },
            "lte" when isDay => filter with { Lt = moment.AddDays(1) },
            "gte" => filter with { Gte = moment },
            "gt" => filter with { Gt = moment },
            "lte" => filter with { Lte = moment },
            _ => filter with { Lt = moment },
        };
        return true;
    }

    private static RangeFilter Numbers(string field, List<JsonProperty> bounds)
    {
        var filter = new RangeFilter();
        foreach (var bound in bounds)
        {
            if (bound.Value.ValueKind != JsonValueKind.Number || !bound.Value.TryGetDecimal(out var number))
                throw FilterParser.Invalid($"Filter '{field}' expects a number for '{bound.Name}', found {FilterParser.Describe(bound.Value)}.");
            filter = bound.Name switch
            {
                "gte" => filter with { Gte = number },
                "gt" => filter with { Gt = number },
                "lte" => filter with { Lte = number },
                _ => filter with { Lt = number },
            };
        }

        return filter;
    }

    private static DateFilter Dates(string field, List<JsonProperty> bounds)
    {
        var filter = new DateFilter();
        foreach (var bound in bounds)
            if (bound.Value.ValueKind != JsonValueKind.String || !TryBound(bound.Name, bound.Value.GetString()!, ref filter))
                throw FilterParser.Invalid(
                    $"Filter '{field}' expects a date such as 2026-11-21 or 2026-11-21T09:30:00Z for '{bound.Name}', found {FilterParser.Describe(bound.Value)}.");
        return filter;
    }
}
