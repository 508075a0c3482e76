namespace ShopVision.Core.Indexing;

/// <summary>A category, how many products lie in it or below it, and the narrower ones where it was opened.</summary>
public sealed record CategoryCount(string Name, string Path, long Count, IReadOnlyList<CategoryCount> Children);
