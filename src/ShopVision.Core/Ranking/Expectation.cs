namespace ShopVision.Core.Ranking;

/// <summary>A value that a product should have on an axis, or should not; the weights of several are relative to each other.</summary>
public sealed record Expectation(string Axis, string Value, bool IsWanted, double Weight);
