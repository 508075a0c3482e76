namespace ShopVision.Evaluation.Truths;

/// <summary>How much of a truth file applies: products in it, and those of them that the gallery holds.</summary>
public sealed record TruthSummary(string Source, int Products, int Matched, IReadOnlyList<string> Axes);
