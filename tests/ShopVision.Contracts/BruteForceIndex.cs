using ShopVision.Core.Catalog;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts;

/// <summary>
/// What a search means, in the fewest words: every product is looked at, one by one. The words of a text are what stands between
/// spaces, without regard to case, so comparisons must keep to plain words in the singular; a lexical score is 1 per match.
/// </summary>
public sealed class BruteForceIndex(IReadOnlyList<IndexEntry> entries)
{
    public SearchPage Search(IndexQuery query)
    {
        query.ThrowIfInvalid();
        var passing = entries.Where(entry => query.Filters.Matches(entry.Product)).ToList();
        return new SearchPage(
            Generation: "",
            Hits(query, passing.Where(entry => !query.ExcludedIds.Contains(entry.Product.Id))),
            passing.Count(entry => Counts(query, entry)),
            query.Facets.ToDictionary(field => field, field => Facet(query, field, query.FacetSize)))
        {
            Categories = query.Categories is { } categories ? CategoryTree.Of(Facet(query, Fields.Category, int.MaxValue), categories) : [],
            Prices = query.PriceBuckets > 0 ? Prices(query) : [],
        };
    }

    private static List<IndexHit> Hits(IndexQuery query, IEnumerable<IndexEntry> candidates)
    {
        var scored = candidates.Select(entry => Score(query, entry)).OrderBy(hit => hit.Entry.Product, ProductOrder.Of(query.Sort)).ToList();
        if (query.Vector is null && query.Lexical is null)
            return [.. Collapsed(query, scored).Where(hit => string.CompareOrdinal(hit.Entry.Product.Id, query.AfterId) > 0).Take(query.Depth)];
        var byId = scored.OrderBy(hit => hit.Entry.Product.Id, StringComparer.Ordinal).ToList();
        var byVector = byId.Where(hit => hit.VectorScore is not null).OrderByDescending(hit => hit.VectorScore).Take(query.Depth);
        var byWords = byId.Where(hit => hit.LexicalScore is not null).OrderByDescending(hit => hit.LexicalScore).Take(query.Depth);
        var best = byVector.Union(byWords).ToList();
        return
        [
            .. Collapsed(query, query.Sort != ProductSort.Relevance
                ? scored.Where(best.Contains)
                : best
                    .OrderByDescending(hit => hit.VectorScore ?? double.NegativeInfinity)
                    .ThenByDescending(hit => hit.LexicalScore ?? double.NegativeInfinity)
                    .ThenBy(hit => hit.Entry.Product.Id, StringComparer.Ordinal)),
        ];
    }

    private static IEnumerable<IndexHit> Collapsed(IndexQuery query, IEnumerable<IndexHit> hits) =>
        query.CollapsesGroups ? hits.DistinctBy(hit => (hit.Entry.Product.GroupId, hit.Entry.Product.GroupId is null ? hit.Entry.Product.Id : null)) : hits;

    private static IndexHit Score(IndexQuery query, IndexEntry entry)
    {
        var best = query.Vector is { } vector
            ? entry.Images.Select((image, i) => (Score: (double)vector.Query.Dot(image.Embedding!), Image: i)).ToList()
            : [];
        var (score, image) = best.OrderByDescending(found => found.Score).FirstOrDefault();
        return new IndexHit(
            entry,
            best.Count > 0 ? score : null,
            query.Lexical is { } lexical && MatchesAnyWord(lexical.Text, entry.Product) ? 1 : null,
            best.Count > 0 ? image : null);
    }

    private IReadOnlyList<FacetValue> Facet(IndexQuery query, string field, int size)
    {
        var filters = query.Filters.Without(field);
        var counted = entries
            .Where(entry => filters.Matches(entry.Product) && Counts(query, entry))
            .Select(entry => FilterMatching.ValuesOf(entry.Product, field).ToHashSet(StringComparer.Ordinal))
            .ToList();
        return
        [
            .. counted.SelectMany(values => values)
                .GroupBy(value => value, StringComparer.OrdinalIgnoreCase)
                .Select(group => new FacetValue(
                    group.CountBy(value => value)
                        .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                        .First().Key,
                    counted.Count(values => values.Contains(group.Key, StringComparer.OrdinalIgnoreCase))))
                .OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal)
                .Take(size),
        ];
    }

    private List<PriceHistogram> Prices(IndexQuery query)
    {
        var filters = query.Filters.Without(Fields.Price);
        return
        [
            .. entries.Where(entry => filters.Matches(entry.Product) && Counts(query, entry) && entry.Product.Price is not null)
                .GroupBy(entry => entry.Product.Price!.Value.Currency, entry => entry.Product.Price!.Value.Amount)
                .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Histogram(group.Key, [.. group], query.PriceBuckets)),
        ];
    }

    private static PriceHistogram Histogram(string currency, List<decimal> amounts, int buckets)
    {
        var edges = PriceEdges.Between(amounts.Min(), amounts.Max(), buckets);
        return new PriceHistogram(
            currency,
            [.. edges.Zip(edges.Skip(1), (from, to) => new PriceBucket(from, to, amounts.Count(amount => amount >= from && amount < to)))]);
    }

    private static bool Counts(IndexQuery query, IndexEntry entry) =>
        query.Vector is not null || query.Lexical is not { } lexical || MatchesAnyWord(lexical.Text, entry.Product);

    private static bool MatchesAnyWord(string text, Product product) =>
        WordsOf(text).Intersect(
            WordsOf(product.Title).Concat(WordsOf(product.Description)).Concat(WordsOf(product.Brand)).Append(product.Id)
                .Concat(product.Category.SelectMany(WordsOf))
                .Concat(product.Attributes.Values.SelectMany(values => values).SelectMany(WordsOf)),
            StringComparer.OrdinalIgnoreCase).Any();

    private static string[] WordsOf(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
