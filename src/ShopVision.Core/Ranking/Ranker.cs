using ShopVision.Core.Indexing;

namespace ShopVision.Core.Ranking;

/// <summary>
/// Fuses the legs of a search into one order: the cosine, plus bounded shares for matching words and for attributes that agree
/// with the wishes.
/// </summary>
public static class Ranker
{
    /// <summary>Best first, ties by id; the hits of one page of an index, all of them.</summary>
    public static IReadOnlyList<RankedHit> Rank(
        IReadOnlyList<IndexHit> hits, RankingWeights weights, IReadOnlyList<Expectation> expectations)
    {
        // BM25 has no upper bound and depends on the corpus: only its share of the best match can be added to a cosine.
        var bestLexical = hits.Max(hit => hit.LexicalScore) ?? 0;
        var worstVector = hits.Min(hit => hit.VectorScore);

        // More than what can lie between any two: cosines at most 2, attributes their share and as much against.
        var lift = 2 + weights.Lexical + (2 * weights.Agreement);

        RankedHit Score(IndexHit hit) => new(
            hit,
            LexicalPart: bestLexical > 0 ? weights.Lexical * (hit.LexicalScore ?? 0) / bestLexical : 0,
            AgreementPart: weights.Agreement * Agreement.Of(hit.Entry.Product, expectations),
            NamedPart: hit.IsNamed ? lift : 0,
            StandIn: hit.VectorScore is null ? worstVector ?? 0 : 0);

        return [.. hits
            .Select(Score)
            .OrderByDescending(ranked => ranked.Score)
            .ThenBy(ranked => ranked.Hit.Entry.Product.Id, StringComparer.Ordinal)];
    }
}
