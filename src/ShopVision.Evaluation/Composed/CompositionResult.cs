using ShopVision.Evaluation.Metrics;

namespace ShopVision.Evaluation.Composed;

/// <summary>
/// How well one way of asking did: over all questions, as the mean of the axes (so that an axis with many questions does not
/// outvote the others), and by axis.
/// </summary>
public sealed record CompositionResult
{
    public required string Composition { get; init; }

    public required Scores Overall { get; init; }

    public required Scores Macro { get; init; }

    public required IReadOnlyDictionary<string, Scores> ByAxis { get; init; }

    /// <summary>The mAP over all questions divided by another's, by that other's name, paired; null where the other has none.</summary>
    public required IReadOnlyDictionary<string, Estimate?> Ratios { get; init; }

    /// <summary>
    /// The mAP less that of the better of photo and text alone: what composing is worth. Null where these were not asked.
    /// </summary>
    public required Estimate? CompositionGain { get; init; }
}
