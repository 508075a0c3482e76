using ShopVision.Core.Filtering;

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

    /// <summary>0 is the photo alone, 1 the words alone; null leaves it to the model's calibration.</summary>
    public double? TextWeight { get; init; }

    /// <summary>Null leaves it to the model's calibration.</summary>
    public string? Composition { get; init; }

    /// <summary>Lists the catalog, in the order of the ids, where there is nothing to search by.</summary>
    public bool ListsAll { get; init; }

    /// <summary>Asks for the reasons of each hit and for what was read from the photo.</summary>
    public bool Explain { get; init; }
}
