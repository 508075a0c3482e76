namespace ShopVision.Core.Indexing;

/// <summary>
/// What an index found. The hits stand in the order that was asked for; by relevance, in the order of the vector score, then the
/// lexical score, then the id: fusing them is the ranker's work. <paramref name="Total"/> and the facets count the products that pass
/// the filters and, where the lexical leg stands alone, match a word; a facet ignores its own field's filter and gives the most
/// frequent values first.
/// </summary>
public sealed record SearchPage(
    string Generation,
    IReadOnlyList<IndexHit> Hits,
    long Total,
    IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets)
{
    /// <summary>The widest categories, most frequent first; counted as the facet of the categories is.</summary>
    public IReadOnlyList<CategoryCount> Categories { get; init; } = [];

    /// <summary>One for each currency, the most frequent first; counted as a facet of the prices.</summary>
    public IReadOnlyList<PriceHistogram> Prices { get; init; } = [];
}
