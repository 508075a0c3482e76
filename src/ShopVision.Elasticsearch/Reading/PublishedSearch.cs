using System.Text.Json;
using ShopVision.Core.Indexing;
using ShopVision.Core.Words;
using ShopVision.Elasticsearch.Generations;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>Answers a question from one generation; a page is one round trip, and another where prices are shown in buckets, or a word is no product's.</summary>
internal sealed class PublishedSearch(MultiSearch searches, QueryReader words, VectorSearchOptions vectors)
{
    public const int SpareBuckets = 20;
    private const int Growth = 10;

    private readonly WordCounter _counter = new(searches);

    /// <summary>Null where the generation is gone: another one was published and this one pruned.</summary>
    public async Task<SearchPage?> RunAsync(PublishedGeneration generation, IndexQuery query, CancellationToken cancellationToken)
    {
        var lexical = query.Lexical is { } leg ? new LexicalQuery(words, leg.Text) : null;
        if (lexical is not { Compared: { Count: > 0 } compared })
            return await RunAsync(generation, query, lexical, cancellationToken);
        return await _counter.OfAsync(generation, compared, cancellationToken) is { } counts
            ? await RunAsync(generation, query, lexical.Weighed(counts), cancellationToken)
            : null;
    }

    private async Task<SearchPage?> RunAsync(PublishedGeneration generation, IndexQuery query, LexicalQuery? lexical, CancellationToken cancellationToken)
    {
        var buckets = Math.Min(SearchRequests.Deepest, query.FacetSize + SpareBuckets);
        var counts = new CountRequest(query, lexical, buckets);
        var (legs, hasVector, hasWords) = Legs(query, lexical);
        using var answer = await searches.SendAsync(generation.Index, [counts.Write, .. legs], cancellationToken);
        if (answer is null)
            return null;
        var responses = answer.RootElement.GetProperty("responses");
        if (lexical is not null && Slip.Read(responses[0]) is { Count: > 0 } slips)
            return await RunAsync(generation, query, lexical.Forgiving(slips), cancellationToken);
        var counted = await CountAsync(generation, query, lexical, responses[0], buckets, cancellationToken);
        if (counted is null)
            return null;
        return new SearchPage(generation.Description.Id, HitsOf(query, responses, hasVector, hasWords), TotalOf(counts, responses[0]), counted.Facets)
        {
            Categories = counted.Categories,
            Prices = counted.Prices,
        };
    }

    private (IReadOnlyList<Action<Utf8JsonWriter>> Legs, bool HasVector, bool HasWords) Legs(IndexQuery query, LexicalQuery? lexical)
    {
        var requests = new SearchRequests(query, lexical, vectors);
        if (query.Depth == 0)
            return ([], false, false);
        if (query.Vector is null && query.Lexical is null)
            return ([requests.WriteList], false, false);
        var (hasVector, hasWords) = (query.Vector is not null, lexical is { IsEmpty: false });
        return ([.. hasVector ? [requests.WriteVector] : Array.Empty<Action<Utf8JsonWriter>>(), .. hasWords ? [requests.WriteLexical] : Array.Empty<Action<Utf8JsonWriter>>()], hasVector, hasWords);
    }

    private static IReadOnlyList<IndexHit> HitsOf(IndexQuery query, JsonElement responses, bool hasVector, bool hasWords)
    {
        if (query.Depth == 0)
            return [];
        if (query.Vector is null && query.Lexical is null)
            return [.. HitReader.Read(responses[1]).Select(hit => hit.Read())];
        return Hits.Of(
            query,
            hasVector ? HitReader.Read(responses[1]) : [],
            hasWords ? HitReader.Read(responses[hasVector ? 2 : 1]) : []);
    }

    private static long TotalOf(CountRequest counts, JsonElement response) => counts.HasTotal
        ? response.GetProperty("aggregations").GetProperty(CountRequest.Total).GetProperty("doc_count").GetInt64()
        : response.GetProperty("hits").GetProperty("total").GetProperty("value").GetInt64();

    private async Task<Counted?> CountAsync(
        PublishedGeneration generation, IndexQuery query, LexicalQuery? lexical, JsonElement response, int buckets, CancellationToken cancellationToken)
    {
        var facets = new Dictionary<string, IReadOnlyList<FacetValue>>();
        var fields = query.Facets.Distinct().ToList();
        if (fields.Count == 0 && query.Categories is null && query.PriceBuckets == 0)
            return new Counted(facets, [], []);
        var aggregations = response.GetProperty("aggregations");
        for (var i = 0; i < fields.Count; i++)
        {
            var values = FacetReader.Read(aggregations.GetProperty(CountRequest.NameOf(i)), query.FacetSize)
                ?? await MoreAsync(generation, query with { Facets = [fields[i]], Categories = null, PriceBuckets = 0 }, lexical, buckets, cancellationToken);
            if (values is null)
                return null;
            facets[fields[i]] = values;
        }

        var categories = query.Categories is { } asked
            ? CategoryTree.Of(FacetReader.Read(aggregations.GetProperty(CountRequest.Categories), SearchRequests.Deepest) ?? [], asked)
            : [];
        if (query.PriceBuckets == 0)
            return new Counted(facets, categories, []);
        var edges = PriceReader.Edges(aggregations.GetProperty(CountRequest.Prices), query.PriceBuckets);
        if (edges.Count == 0)
            return new Counted(facets, categories, []);
        using var histograms = await searches.SendAsync(
            generation.Index, [json => new CountRequest(query, lexical, buckets).WriteHistograms(json, edges)], cancellationToken);
        return histograms is null
            ? null
            : new Counted(facets, categories, PriceReader.Read(histograms.RootElement.GetProperty("responses")[0].GetProperty("aggregations"), edges));
    }

    /// <summary>A field where many values are equally frequent: asked again for more of them, until their spellings can decide the order.</summary>
    private async Task<IReadOnlyList<FacetValue>?> MoreAsync(
        PublishedGeneration generation, IndexQuery query, LexicalQuery? lexical, int buckets, CancellationToken cancellationToken)
    {
        while (true)
        {
            buckets = Math.Min(SearchRequests.Deepest, buckets * Growth);
            // Filters on other fields that were counted apart stand in the query now, where they mean the same.
            using var answer = await searches.SendAsync(generation.Index, [new CountRequest(query, lexical, buckets).Write], cancellationToken);
            if (answer is null)
                return null;
            var aggregation = answer.RootElement.GetProperty("responses")[0].GetProperty("aggregations").GetProperty(CountRequest.NameOf(0));
            if (FacetReader.Read(aggregation, query.FacetSize) is { } values)
                return values;
            if (buckets == SearchRequests.Deepest)
                return FacetReader.ReadDeepest(aggregation, query.FacetSize);
        }
    }

    private sealed record Counted(
        IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets, IReadOnlyList<CategoryCount> Categories, IReadOnlyList<PriceHistogram> Prices);
}
