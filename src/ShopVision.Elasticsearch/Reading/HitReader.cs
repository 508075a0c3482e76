using System.Text.Json;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>Reads the hits of a search with the scores of both legs.</summary>
internal static class HitReader
{
    public static IReadOnlyList<FoundHit> Read(JsonElement answer) =>
        [.. Of(answer).Select(ReadHit)];

    /// <summary>Of an answer without hits nothing is sent.</summary>
    public static IEnumerable<JsonElement> Of(JsonElement answer) =>
        answer.TryGetProperty("hits", out var hits) && hits.TryGetProperty("hits", out var found) ? found.EnumerateArray() : [];

    private static FoundHit ReadHit(JsonElement hit)
    {
        var picture = BestPicture(hit);
        var (words, isNamed) = Matched(hit);
        return new FoundHit(hit, hit.GetProperty("_id").GetString()!, picture?.Score, words, picture?.Image, isNamed);
    }

    /// <summary>A picture's score as the server gives it is (1 + cosine) / 2: never negative.</summary>
    private static (double Score, int Image)? BestPicture(JsonElement hit)
    {
        // Of a product without a picture nothing is sent, or an object with nothing in it.
        if (!hit.TryGetProperty("inner_hits", out var inner) || !inner.TryGetProperty(FieldPaths.Images, out var pictures)
            || !pictures.TryGetProperty("hits", out var found) || !found.TryGetProperty("hits", out var best) || best.GetArrayLength() == 0)
            return null;
        return ((2 * best[0].GetProperty("_score").GetDouble()) - 1, best[0].GetProperty("_nested").GetProperty("offset").GetInt32());
    }

    private static (double? Score, bool IsNamed) Matched(JsonElement hit)
    {
        if (!hit.TryGetProperty("matched_queries", out var matched) || !matched.TryGetProperty(LexicalQuery.Words, out var score))
            return (null, false);
        var isNamed = matched.TryGetProperty(LexicalQuery.Named, out _);
        return (score.GetDouble() - (isNamed ? LexicalQuery.Lift : 0), isNamed);
    }
}
