using ShopVision.Core.Indexing;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>Makes one list of the hits of both legs, in the order that a page promises.</summary>
internal static class Hits
{
    public static IReadOnlyList<IndexHit> Of(IndexQuery query, IReadOnlyList<FoundHit> byVector, IReadOnlyList<FoundHit> byWords)
    {
        var nearest = byVector.OrderByDescending(hit => hit.VectorScore).ThenBy(hit => hit.Id, StringComparer.Ordinal).Take(query.Depth);
        var found = LiftNamed([.. nearest.Concat(byWords).DistinctBy(hit => hit.Id)]).Select(hit => hit.Read());
        var ordered = query.Sort == ProductSort.Relevance
            ? found
                .OrderByDescending(hit => hit.VectorScore ?? double.NegativeInfinity)
                .ThenByDescending(hit => hit.LexicalScore ?? double.NegativeInfinity)
                .ThenBy(hit => hit.Entry.Product.Id, StringComparer.Ordinal)
            : found.OrderBy(hit => hit.Entry.Product, ProductOrder.Of(query.Sort));
        return [.. query.CollapsesGroups ? ordered.DistinctBy(hit => Groups.KeyOf(hit.Entry.Product)) : ordered];
    }

    /// <summary>Whoever types a product's code wants that product: it scores above all others, and by no more than that.</summary>
    private static IEnumerable<FoundHit> LiftNamed(List<FoundHit> hits)
    {
        if (!hits.Exists(hit => hit.IsNamed))
            return hits;
        var lift = 1 + hits.Max(hit => hit.LexicalScore ?? 0);
        return hits.Select(hit => hit.IsNamed ? hit with { LexicalScore = hit.LexicalScore + lift } : hit);
    }
}
