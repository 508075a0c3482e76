namespace ShopVision.Core.Indexing;

/// <summary>
/// Asks for the categories as a tree: the widest ones and, below each opened path and every path above it, the next narrower ones;
/// of those that stand side by side at most <paramref name="Size"/>, and those on an opened path always.
/// </summary>
public sealed record CategoryFacet(IReadOnlyList<string> Opened, int Size = 50);
