using System.Text.Json;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>
/// Counts all products that pass: the total, facets, categories and prices. Filters on fields that are counted without them stand in the
/// aggregations, all others in the query.
/// </summary>
internal sealed class CountRequest
{
    public const string Total = "total";
    public const string Categories = "categories";
    public const string Prices = "prices";
    public const string Folded = "folded";
    public const string Spelled = "spelled";
    public const string Counted = "counted";
    public const string Least = "least";
    public const string Greatest = "greatest";

    private const int Currencies = 200;

    private readonly IndexQuery _query;
    private readonly LexicalQuery? _lexical;
    private readonly int _buckets;
    private readonly IReadOnlyList<string> _facets;
    private readonly FilterSet _apart;
    private readonly FilterSet _common;

    /// <summary><paramref name="buckets"/> is how many values of a field are asked for: more than are wanted, where equal counts go on.</summary>
    public CountRequest(IndexQuery query, LexicalQuery? lexical, int buckets)
    {
        (_query, _lexical, _buckets) = (query, lexical, buckets);
        _facets = [.. query.Facets.Distinct()];
        var apart = _facets
            .Concat(query.Categories is null ? [] : [Fields.Category])
            .Concat(query.PriceBuckets > 0 ? [Fields.Price] : [])
            .ToHashSet();
        _apart = new FilterSet(query.Filters.ByField.Where(pair => apart.Contains(pair.Key)).ToDictionary());
        _common = new FilterSet(query.Filters.ByField.Where(pair => !apart.Contains(pair.Key)).ToDictionary());
    }

    /// <summary>The name of a facet's aggregation: a field may be called anything.</summary>
    public static string NameOf(int facet) => $"facet-{facet}";

    /// <summary>Whether the total stands among the aggregations: the query lets more through than pass.</summary>
    public bool HasTotal => !_apart.IsEmpty;

    public void Write(Utf8JsonWriter json) => json.Object(() =>
    {
        json.WriteNumber("size", 0);
        json.WriteBoolean("track_total_hits", true);
        json.Object("query", () => json.Object("bool", () => json.Array("filter", () => WriteCommon(json))));
        json.Object("aggs", () => WriteAggregations(json));
        if (_lexical?.MaybeMistyped is { Count: > 0 } terms)
            Slip.Write(json, terms);
    });

    /// <summary>The same products as are counted for prices, by ranges of each currency.</summary>
    public void WriteHistograms(Utf8JsonWriter json, IReadOnlyList<(string Currency, IReadOnlyList<decimal> Edges)> currencies) => json.Object(() =>
    {
        json.WriteNumber("size", 0);
        json.WriteBoolean("track_total_hits", false);
        json.Object("query", () => json.Object("bool", () => json.Array("filter", () =>
        {
            WriteCommon(json);
            FilterJson.WriteClauses(json, _apart.Without(Fields.Price));
        })));
        json.Object("aggs", () =>
        {
            for (var i = 0; i < currencies.Count; i++)
                WriteRanges(json, NameOf(i), currencies[i].Currency, currencies[i].Edges);
        });
    });

    private void WriteCommon(Utf8JsonWriter json)
    {
        FilterJson.WriteClauses(json, _common);
        // Words decide what counts only where they stand alone: beside a photo they are evidence, not a condition.
        if (_query.Vector is not null || _lexical is null)
            return;
        if (_lexical.IsEmpty)
            json.Object(() => json.Object("match_none", () => { }));
        else
            _lexical.WriteCondition(json);
    }

    private void WriteAggregations(Utf8JsonWriter json)
    {
        if (HasTotal)
            WriteFiltered(json, Total, _apart);
        for (var i = 0; i < _facets.Count; i++)
            WriteValues(json, NameOf(i), _facets[i], _buckets, include: null);
        if (_query.Categories is { } categories)
            WriteValues(json, Categories, Fields.Category, SearchRequests.Deepest, CategoryLevels.Of(categories));
        if (_query.PriceBuckets > 0)
            WriteFiltered(json, Prices, _apart.Without(Fields.Price), () => json.Object(Counted, () =>
            {
                json.Object("terms", () =>
                {
                    json.WriteString("field", FieldPaths.Currency);
                    json.WriteNumber("size", Currencies);
                });
                json.Object("aggs", () =>
                {
                    json.Object(Least, () => json.Object("min", () => json.WriteString("field", FieldPaths.Amount)));
                    json.Object(Greatest, () => json.Object("max", () => json.WriteString("field", FieldPaths.Amount)));
                });
            }));
    }

    private void WriteValues(Utf8JsonWriter json, string name, string field, int size, string? include) =>
        WriteFiltered(json, name, _apart.Without(field), () =>
        {
            WriteTerms(json, Folded, FieldPaths.FoldedOf(field), size, include);
            // Most values have one spelling; where they do not, more is asked for.
            WriteTerms(json, Spelled, FieldPaths.SpelledOf(field), Math.Min(SearchRequests.Deepest, size * 2), include is null ? null : $"({include}){FieldPaths.SpellingMark}.*");
        });

    private static void WriteTerms(Utf8JsonWriter json, string name, string path, int size, string? include) => json.Object(name, () => json.Object("terms", () =>
    {
        json.WriteString("field", path);
        json.WriteNumber("size", size);
        if (include is not null)
            json.WriteString("include", include);
    }));

    private static void WriteFiltered(Utf8JsonWriter json, string name, FilterSet filters, Action? aggregations = null) => json.Object(name, () =>
    {
        json.Object("filter", () => json.Object("bool", () => json.Array("filter", () => FilterJson.WriteClauses(json, filters))));
        if (aggregations is not null)
            json.Object("aggs", aggregations);
    });

    private static void WriteRanges(Utf8JsonWriter json, string name, string currency, IReadOnlyList<decimal> edges) => json.Object(name, () =>
    {
        json.Object("filter", () => json.Object("term", () => json.WriteString(FieldPaths.Currency, currency)));
        json.Object("aggs", () => json.Object(Counted, () => json.Object("range", () =>
        {
            json.WriteString("field", FieldPaths.Amount);
            json.Array("ranges", () =>
            {
                for (var i = 1; i < edges.Count; i++)
                    json.Object(() =>
                    {
                        json.WriteNumber("from", (double)edges[i - 1]);
                        json.WriteNumber("to", (double)edges[i]);
                    });
            });
        })));
    });
}
