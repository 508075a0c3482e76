namespace ShopVision.Evaluation.Sweeps;

/// <summary>
/// One setting and how well it did: <paramref name="Objective"/> is the mean over the axes of their mAP, 0 to 1. What a
/// composition does not use is null.
/// </summary>
public sealed record SweepTrial(
    string Composition,
    double TextWeight,
    double? Debias,
    string? CaptionTemplate,
    double? MinimumProbability,
    double Objective,
    IReadOnlyDictionary<string, double> ByAxis);
