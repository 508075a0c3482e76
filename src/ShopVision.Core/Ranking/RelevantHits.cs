namespace ShopVision.Core.Ranking;

/// <summary>
/// What may stand in a list that another order than relevance sorts. The best match sets the bar, since scores have no scale of their own:
/// whatever contradicts a wish that it fulfils goes, and of the rest whatever nothing speaks for.
/// </summary>
public static class RelevantHits
{
    /// <summary>
    /// Of hits in the order of their scores, those that fulfil as many wishes as the first, match a word of the question, or are at least
    /// half as far from the hit in the middle as the first is. Never none of some.
    /// </summary>
    public static IReadOnlyList<RankedHit> Among(IReadOnlyList<RankedHit> ranked, IReadOnlyList<Expectation> expectations)
    {
        if (ranked.Count == 0)
            return ranked;
        var best = ranked[0];
        var fulfilled = Agreement.Verdicts(best.Hit.Entry.Product, expectations).Where(verdict => verdict.Value > 0).Select(verdict => verdict.Key).ToHashSet();
        var bar = (VectorScore(best) + VectorScore(ranked.OrderByDescending(VectorScore).ElementAt(ranked.Count / 2))) / 2;
        return [.. ranked.Where(hit => hit == best || (!Contradicts(hit) && (IsAsWished(hit) || hit.LexicalPart > 0 || VectorScore(hit) >= bar)))];

        bool Contradicts(RankedHit hit) =>
            Agreement.Verdicts(hit.Hit.Entry.Product, expectations).Any(verdict => verdict.Value < 0 && fulfilled.Contains(verdict.Key));

        bool IsAsWished(RankedHit hit) => fulfilled.Count > 0 && hit.AgreementPart >= best.AgreementPart;
    }

    private static double VectorScore(RankedHit hit) => hit.Hit.VectorScore ?? hit.StandIn;
}
