namespace ShopVision.Core.Indexing;

/// <summary>In which order products come. A product that lacks what is sorted by comes last; equal ones stand in the order of their ids.</summary>
public enum ProductSort
{
    /// <summary>The best first; where there is nothing to rank by, in the order of the ids.</summary>
    Relevance,

    /// <summary>By the amount, whatever its currency: where a catalog has several, filter by one.</summary>
    PriceAscending,

    /// <summary>The most expensive first.</summary>
    PriceDescending,

    /// <summary>The one added last first.</summary>
    Newest,
}
