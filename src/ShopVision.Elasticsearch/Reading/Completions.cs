using System.Text.Json;
using ShopVision.Core.Words.Analysis;
using ShopVision.Elasticsearch.Generations;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>Completes the last word of a phrase from the words of the catalog, as it mostly spells them.</summary>
internal sealed class Completions(MultiSearch searches)
{
    private const int MaxCompletions = 10;

    // Spellings of one word are counted apart; more are asked for than are shown.
    private const int Asked = 200;

    /// <summary>Null where the generation is gone.</summary>
    public async Task<IReadOnlyList<string>?> CompleteAsync(PublishedGeneration generation, string phrase, CancellationToken cancellationToken)
    {
        var lastWordAt = phrase.AsSpan().LastIndexOfAny(" \t") + 1;
        var prefix = TextFolding.Fold(phrase[lastWordAt..]);
        if (prefix.Length == 0)
            return [];
        using var answer = await searches.SendAsync(generation.Index, [json => Write(json, prefix)], cancellationToken);
        if (answer is null)
            return null;
        return
        [
            .. answer.RootElement.GetProperty("responses")[0].GetProperty("aggregations").GetProperty(FieldPaths.Completions).GetProperty("buckets").EnumerateArray()
                .Select(bucket => (Parts: bucket.GetProperty("key").GetString()!.Split(FieldPaths.SpellingMark), Count: bucket.GetProperty("doc_count").GetInt64()))
                .GroupBy(word => word.Parts[0])
                .Select(spellings => (Word: spellings.First().Parts[1], Count: spellings.Sum(word => word.Count)))
                .OrderByDescending(word => word.Count).ThenBy(word => word.Word, StringComparer.Ordinal)
                .Take(MaxCompletions)
                .Select(word => phrase[..lastWordAt] + word.Word),
        ];
    }

    private static void Write(Utf8JsonWriter json, string prefix) => json.Object(() =>
    {
        json.WriteNumber("size", 0);
        json.WriteBoolean("track_total_hits", false);
        json.Object("query", () => json.Object("prefix", () => json.WriteString(FieldPaths.Completions, prefix)));
        json.Object("aggs", () => json.Object(FieldPaths.Completions, () => json.Object("terms", () =>
        {
            json.WriteString("field", FieldPaths.Completions);
            json.WriteNumber("size", Asked);
            json.WriteString("include", CategoryLevels.Escape(prefix) + ".*");
        })));
    });
}
