namespace ShopVision.Evaluation.Metrics;

/// <summary>A measured value and its 95 % interval.</summary>
public sealed record Estimate(double Value, double Low, double High);
