using System.Text.Json;
using ShopVision.Core.Indexing;
using ShopVision.Elasticsearch.Mapping;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>
/// Reads the values of a field, most frequent first, each under its most frequent spelling. The server counts a group of spellings by
/// its folded form and each spelling beside it; where what it sent does not decide the order, more must be asked for.
/// </summary>
internal static class FacetReader
{
    /// <summary>The first <paramref name="size"/> values; null where more of them must be asked for.</summary>
    public static IReadOnlyList<FacetValue>? Read(JsonElement aggregation, int size)
    {
        var (folded, isComplete) = Buckets(aggregation.GetProperty(CountRequest.Folded));
        var (spelled, hasAllSpellings) = Buckets(aggregation.GetProperty(CountRequest.Spelled));
        if (size == 0)
            return [];
        if (!isComplete && (folded.Count <= size || folded[^1].Count == folded[size - 1].Count))
            return null;
        var spellings = Spellings(spelled);
        return hasAllSpellings || Wanted(folded, size).All(bucket => spellings.ContainsKey(bucket.Key)) ? Values(folded, spellings, size) : null;
    }

    /// <summary>As far as can be told where no more can be asked for: of values that are equally frequent, some of the first by their folded form.</summary>
    public static IReadOnlyList<FacetValue> ReadDeepest(JsonElement aggregation, int size) => Values(
        Buckets(aggregation.GetProperty(CountRequest.Folded)).Buckets, Spellings(Buckets(aggregation.GetProperty(CountRequest.Spelled)).Buckets), size);

    /// <summary>Of equal counts the spelling decides, which the server did not know.</summary>
    private static IReadOnlyList<FacetValue> Values(List<(string Key, long Count)> folded, Dictionary<string, string> spellings, int size) =>
    [
        .. Wanted(folded, size)
            .Where(bucket => spellings.ContainsKey(bucket.Key))
            .Select(bucket => new FacetValue(spellings[bucket.Key], bucket.Count))
            .OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal)
            .Take(size),
    ];

    private static IEnumerable<(string Key, long Count)> Wanted(List<(string Key, long Count)> folded, int size) =>
        folded.Where(bucket => folded.Count <= size || bucket.Count >= folded[size - 1].Count);

    /// <summary>The most frequent spelling of each folded value; they come by their counts.</summary>
    private static Dictionary<string, string> Spellings(List<(string Key, long Count)> spelled)
    {
        var spellings = new Dictionary<string, string>();
        foreach (var (key, _) in spelled)
            if (key.IndexOf(FieldPaths.SpellingMark, StringComparison.Ordinal) is >= 0 and var mark)
                spellings.TryAdd(key[..mark], key[(mark + 1)..]);
        return spellings;
    }

    /// <summary>Complete where nothing was left out, and no shard may have held back a count.</summary>
    private static (List<(string Key, long Count)> Buckets, bool IsComplete) Buckets(JsonElement terms) => (
        [.. terms.GetProperty("buckets").EnumerateArray().Select(bucket => (bucket.GetProperty("key").GetString()!, bucket.GetProperty("doc_count").GetInt64()))],
        terms.GetProperty("sum_other_doc_count").GetInt64() == 0);
}
