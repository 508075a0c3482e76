using ShopVision.Core.Words;

namespace ShopVision.Elasticsearch.Reading;

/// <summary>How many products of a generation have each of some terms.</summary>
internal sealed record WordCounts(long Products, IReadOnlyDictionary<string, long> ByTerm)
{
    /// <summary>Of an empty catalog.</summary>
    public static WordCounts None { get; } = new(0, new Dictionary<string, long>());

    /// <summary>How much less a wording may weigh so that it does not outweigh the typed one by being rarer: one where it need not.</summary>
    public double Share(Wording typed, Wording other) => (Rarity(typed), Rarity(other)) is ( > 0 and var said, > 0 and var meant) ? Math.Min(1, said / meant) : 1;

    private double Rarity(Wording wording) =>
        wording.Terms.Select(term => ByTerm.GetValueOrDefault(term)).Where(count => count > 0).Sum(count => FieldWeights.Rarity((int)Products, (int)count));
}
