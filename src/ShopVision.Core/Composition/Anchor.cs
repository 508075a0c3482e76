namespace ShopVision.Core.Composition;

/// <summary>The terms of a composition at its own text weight, and the caption that it wrote, if it wrote one.</summary>
public sealed record Anchor(IReadOnlyList<QueryTerm> Terms, string? Caption = null);
