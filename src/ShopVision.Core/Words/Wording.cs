namespace ShopVision.Core.Words;

/// <summary>
/// One way to say a part of a query. A product fits if it has any of the terms or, where <paramref name="NeedsAll"/>, each of them.
/// <paramref name="IsTyped"/> says that these are the shopper's own words and not what a synonym makes of them.
/// </summary>
public sealed record Wording(IReadOnlyList<string> Terms, bool NeedsAll, bool IsTyped);
