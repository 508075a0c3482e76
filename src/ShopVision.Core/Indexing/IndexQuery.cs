using ShopVision.Core.Filtering;

namespace ShopVision.Core.Indexing;

/// <summary>
/// A question to an index. With both legs the hits are the union of each leg's best <see cref="Depth"/>; with none, the
/// products that pass the filters in the order of their ids.
/// </summary>
public sealed record IndexQuery
{
    public VectorLeg? Vector { get; init; }

    public LexicalLeg? Lexical { get; init; }

    public FilterSet Filters { get; init; } = FilterSet.None;

    /// <summary>Products that must not be among the hits; totals and facets still count them.</summary>
    public IReadOnlyList<string> ExcludedIds { get; init; } = [];

    /// <summary>
    /// The order of the hits. With a leg the hits are still each leg's best <see cref="Depth"/>, put into this order; without one
    /// they are the first <see cref="Depth"/> of all products that pass.
    /// </summary>
    public ProductSort Sort { get; init; }

    /// <summary>Gives of each group the first hit alone; products without a group stand for themselves. Totals and facets count products.</summary>
    public bool CollapsesGroups { get; init; }

    /// <summary>Only products whose ids come after this one; for lists in the order of the ids, and nothing else.</summary>
    public string? AfterId { get; init; }

    /// <summary>How many hits each leg gives at most; 0 where only totals and facets are wanted.</summary>
    public int Depth { get; init; } = 100;

    /// <summary>The fields to count values of.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>How many values of a facet are given at most.</summary>
    public int FacetSize { get; init; } = 50;

    /// <summary>Asks for the categories as a tree.</summary>
    public CategoryFacet? Categories { get; init; }

    /// <summary>Asks for price histograms of at most so many buckets; 0 for none.</summary>
    public int PriceBuckets { get; init; }

    /// <summary>Throws where the question makes no sense to any index.</summary>
    public void ThrowIfInvalid()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Depth);
        ArgumentOutOfRangeException.ThrowIfNegative(FacetSize);
        ArgumentOutOfRangeException.ThrowIfNegative(PriceBuckets);
        if (AfterId is not null && (Vector is not null || Lexical is not null || Sort != ProductSort.Relevance || CollapsesGroups))
            throw new ArgumentException($"Expected {nameof(AfterId)} in a list in the order of the ids, found a leg, a sort or groups beside it.");
    }
}
