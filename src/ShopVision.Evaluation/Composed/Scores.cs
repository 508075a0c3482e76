using ShopVision.Evaluation.Metrics;

namespace ShopVision.Evaluation.Composed;

/// <summary>The means over some questions, each from 0 to 1.</summary>
public sealed record Scores(Estimate MeanAveragePrecision, Estimate PrecisionAt10, Estimate HitAt10);
