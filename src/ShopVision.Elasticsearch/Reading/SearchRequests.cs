using System.Text.Json;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>The searches that one question comes to, each with its own body, all sent at once.</summary>
internal sealed class SearchRequests(IndexQuery query, LexicalQuery? lexical, VectorSearchOptions vectors)
{
    /// <summary>More than the server ranks or lists in one search.</summary>
    public const int Deepest = 10_000;

    /// <summary>Ranks the nearest above whatever their words add; where it decides which hits are kept, only the vectors do.</summary>
    private const double VectorBoost = 1e6;

    private readonly int _depth = Math.Min(query.Depth, Deepest);

    /// <summary>The nearest products, with their best picture and the score of their words.</summary>
    public void WriteVector(Utf8JsonWriter json) => WriteSearch(json, Nearest, () =>
    {
        json.Array("must", () => WriteNearest(json));
        if (lexical is { IsEmpty: false })
            json.Array("should", () => lexical.Write(json));
    });

    /// <summary>The products whose words match best, with their best picture.</summary>
    public void WriteLexical(Utf8JsonWriter json) => WriteSearch(
        json,
        _depth,
        () =>
        {
            json.Array("must", () => lexical!.Write(json));
            WriteCandidates(json);
            if (query.Vector is not null)
                json.Array("should", () => WritePictures(json));
        },
        () => json.Array("sort", () =>
        {
            json.WriteStringValue("_score");
            json.WriteStringValue(FieldPaths.Id);
        }));

    /// <summary>The products in an order that nothing ranks.</summary>
    public void WriteList(Utf8JsonWriter json) => WriteSearch(
        json,
        _depth,
        () => WriteCandidates(json),
        () =>
        {
            json.Array("sort", () => WriteSort(json));
            if (query.AfterId is { } id)
                json.Texts("search_after", [id]);
            if (query.CollapsesGroups)
                json.Object("collapse", () => json.WriteString("field", FieldPaths.Group));
        });

    /// <summary>A few more than are wanted: which of equal ones are kept is decided by their ids.</summary>
    private int Nearest => Math.Min(Deepest, _depth + (_depth / 2) + 10);

    private static void WriteSearch(Utf8JsonWriter json, int size, Action clauses, Action? more = null) => json.Object(() =>
    {
        json.WriteNumber("size", size);
        json.WriteBoolean("track_total_hits", false);
        json.WriteBoolean("_source", false);
        json.Texts("stored_fields", [FieldPaths.Product, FieldPaths.Pictures]);
        json.Object("query", () => json.Object("bool", clauses));
        more?.Invoke();
    });

    private void WriteNearest(Utf8JsonWriter json)
    {
        var candidates = Math.Min(Deepest, Math.Max(vectors.Candidates, Nearest));
        json.Object(() => json.Object("nested", () =>
        {
            json.WriteString("path", FieldPaths.Images);
            json.WriteString("score_mode", "max");
            json.WriteNumber("boost", VectorBoost);
            json.Object("query", () => WriteKnn(json, Nearest, candidates, vectors.Oversample, () => json.Object("filter", () => json.Object("bool", () => WriteCandidates(json)))));
            WriteBestPicture(json);
        }));
    }

    /// <summary>Finds nothing and scores nothing: it is there to have the pictures of what the words found scored exactly.</summary>
    private void WritePictures(Utf8JsonWriter json) => json.Object(() => json.Object("nested", () =>
    {
        json.WriteString("path", FieldPaths.Images);
        json.WriteString("score_mode", "none");
        json.WriteNumber("boost", 0);
        json.Object("query", () => WriteKnn(json, k: 1, candidates: 1, oversample: 1));
        WriteBestPicture(json);
    }));

    private void WriteKnn(Utf8JsonWriter json, int k, int candidates, double oversample, Action? filter = null) => json.Object("knn", () =>
    {
        json.WriteString("field", FieldPaths.ImageVector);
        VectorJson.Write(json, "query_vector", query.Vector!.Query);
        json.WriteNumber("k", k);
        json.WriteNumber("num_candidates", candidates);
        // Also what the pictures of a hit are scored by: with it the vectors as they were are compared, not the quantised ones.
        json.Object("rescore_vector", () => json.WriteNumber("oversample", oversample));
        filter?.Invoke();
    });

    private static void WriteBestPicture(Utf8JsonWriter json) => json.Object("inner_hits", () =>
    {
        json.WriteNumber("size", 1);
        json.WriteBoolean("_source", false);
    });

    private void WriteCandidates(Utf8JsonWriter json)
    {
        json.Array("filter", () => FilterJson.WriteClauses(json, query.Filters));
        if (query.ExcludedIds.Count > 0)
            json.Array("must_not", () => json.Terms(FieldPaths.Id, query.ExcludedIds));
    }

    private void WriteSort(Utf8JsonWriter json)
    {
        switch (query.Sort)
        {
            case ProductSort.PriceAscending:
                WriteSort(json, FieldPaths.Price, "asc");
                break;
            case ProductSort.PriceDescending:
                WriteSort(json, FieldPaths.Price, "desc");
                break;
            case ProductSort.Newest:
                WriteSort(json, FieldPaths.AddedAt, "desc");
                break;
            case ProductSort.Relevance:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(json), query.Sort, "Not a known order.");
        }

        json.WriteStringValue(FieldPaths.Id);
    }

    private static void WriteSort(Utf8JsonWriter json, string field, string order) => json.Object(() => json.Object(field, () =>
    {
        json.WriteString("order", order);
        json.WriteString("missing", "_last");
    }));
}
