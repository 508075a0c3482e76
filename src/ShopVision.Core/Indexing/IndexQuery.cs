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

    /// <summary>How many hits each leg gives at most; 0 where only totals and facets are wanted.</summary>
    public int Depth { get; init; } = 100;

    /// <summary>The fields to count values of.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>How many values of a facet are given at most.</summary>
    public int FacetSize { get; init; } = 50;
}
