using ShopVision.Core.Composition;
using ShopVision.Core.Indexing;
using ShopVision.Core.Ranking;

namespace ShopVision.Core.Searching;

/// <summary>Says what a hit's score is made of.</summary>
internal static class Reasons
{
    public static IReadOnlyList<Reason> Of(RankedHit ranked, IndexEntry? withVectors, ComposedQuery? query)
    {
        var reasons = new List<Reason>();
        if (query is not null && ranked.Hit is { ImageIndex: { } image, VectorScore: { } vectorScore })
            reasons.AddRange(OfPicture(query, withVectors, image, vectorScore));
        if (ranked.LexicalPart > 0)
            reasons.Add(new Reason(Signals.Match, ranked.LexicalPart));
        if (ranked.AgreementPart != 0)
            reasons.Add(new Reason(Signals.Attributes, ranked.AgreementPart));
        if (ranked.NamedPart > 0)
            reasons.Add(new Reason(Signals.Named, ranked.NamedPart));
        if (ranked.StandIn != 0)
            reasons.Add(new Reason(Signals.NoPicture, ranked.StandIn));
        return reasons;
    }

    private static IEnumerable<Reason> OfPicture(ComposedQuery query, IndexEntry? entry, int image, double vectorScore)
    {
        // The entry may have changed or gone between the two reads; its share then cannot be told apart.
        if (entry is null || image >= entry.Images.Count || entry.Images[image].Embedding is not { } picture)
            return [new Reason(query.Terms[0].Signal, vectorScore)];
        return query.Contributions(picture).Select(signal => new Reason(signal.Key, signal.Value));
    }
}
