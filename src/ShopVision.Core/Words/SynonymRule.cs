namespace ShopVision.Core.Words;

/// <summary>
/// Words that mean the same, as they were written. A query with one of <paramref name="From"/> finds what has any of
/// <paramref name="To"/>; it finds the written word as well where that is among them.
/// </summary>
public sealed record SynonymRule(IReadOnlyList<string> From, IReadOnlyList<string> To);
