using System.Text.Json;
using ShopVision.Elasticsearch.Generations;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>
/// Counts the products that have a term, once for each state of a generation: only terms of synonyms are asked for, of which there are as
/// many as the rules have. Thread safe.
/// </summary>
internal sealed class WordCounter(MultiSearch searches)
{
    private volatile Counted _counted = new("", 0, WordCounts.None);

    /// <summary>Null where the generation is gone.</summary>
    public async Task<WordCounts?> OfAsync(PublishedGeneration generation, IReadOnlyList<string> terms, CancellationToken cancellationToken)
    {
        var counted = _counted;
        var isCurrent = counted.Generation == generation.Description.Id && counted.Revision == generation.Description.Revision;
        var known = isCurrent ? counted.Counts : WordCounts.None;
        string[] unknown = [.. terms.Where(term => !known.ByTerm.ContainsKey(term))];
        if (unknown.Length == 0)
            return known;
        using var answer = await searches.SendAsync(generation.Index, [json => Write(json, unknown)], cancellationToken);
        if (answer is null)
            return null;
        var buckets = answer.RootElement.GetProperty("responses")[0].GetProperty("aggregations").GetProperty(FieldPaths.Words).GetProperty("buckets");
        var byTerm = new Dictionary<string, long>(known.ByTerm);
        for (var i = 0; i < unknown.Length; i++)
            byTerm[unknown[i]] = buckets[i].GetProperty("doc_count").GetInt64();
        var counts = new WordCounts(generation.Description.Products, byTerm);
        // Another search may have counted other terms meanwhile: they are counted again then.
        _counted = new Counted(generation.Description.Id, generation.Description.Revision, counts);
        return counts;
    }

    private static void Write(Utf8JsonWriter json, string[] terms) => json.Object(() =>
    {
        json.WriteNumber("size", 0);
        json.WriteBoolean("track_total_hits", false);
        json.Object("aggs", () => json.Object(FieldPaths.Words, () => json.Object("filters", () => json.Array("filters", () =>
        {
            foreach (var term in terms)
                json.Term(FieldPaths.Words, term);
        }))));
    });

    private sealed record Counted(string Generation, long Revision, WordCounts Counts);
}
