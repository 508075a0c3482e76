using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;

namespace ShopVision.Core.Searching;

/// <summary>What a shopper asks: words, photos, products to start from, filters, or several of these.</summary>
public sealed record SearchRequest
{
    public const int DefaultLimit = 10;
    public const int MaxLimit = 100;

    /// <summary>How deep a ranked answer can be paged: beyond it, <c>page-too-deep</c>.</summary>
    public const int MaxDepth = 1000;

    public const int MaxTextLength = 1000;

    public string? Text { get; init; }

    /// <summary>Encoded pictures; several are one wish: their mean. Never stored.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Photos { get; init; } = [];

    /// <summary>Products whose pictures stand in for photos; they are left out of the answer.</summary>
    public IReadOnlyList<string> ProductIds { get; init; } = [];

    public FilterSet Filters { get; init; } = FilterSet.None;

    public int Limit { get; init; } = DefaultLimit;

    public int Offset { get; init; }

    /// <summary>
    /// The <see cref="SearchResponse.NextCursor"/> of the page before, with the same question: nothing comes twice and nothing that
    /// stays is skipped, though the catalog changes.
    /// </summary>
    public string? Cursor { get; init; }

    /// <summary>The order of the hits; with words or a look, of the <see cref="MaxDepth"/> best alone.</summary>
    public ProductSort Sort { get; init; }

    /// <summary>Shows of each group the best product alone; totals and facets go on counting products.</summary>
    public bool CollapsesGroups { get; init; }

    /// <summary>0 is the photo alone, 1 the words alone; null leaves it to the model's calibration.</summary>
    public double? TextWeight { get; init; }

    /// <summary>Null leaves it to the model's calibration.</summary>
    public string? Composition { get; init; }

    /// <summary>Lists the catalog, in the order of the ids, where there is nothing to search by.</summary>
    public bool ListsAll { get; init; }

    /// <summary>Asks for the reasons of each hit and for what was read from the photo.</summary>
    public bool Explain { get; init; }

    /// <summary>Whether there is nothing to rank by: the one order that can be paged through to its end.</summary>
    internal bool IsListById => !IsRanked && Sort == ProductSort.Relevance && !CollapsesGroups;

    internal bool IsRanked => !string.IsNullOrWhiteSpace(Text) || Photos.Count + ProductIds.Count > 0;
}
