namespace ShopVision.Core.Indexing;

/// <summary>A value of a field and how many products have it.</summary>
public sealed record FacetValue(string Value, long Count);
