using ShopVision.Core.Embeddings;
using ShopVision.Evaluation.Composed;
using ShopVision.Evaluation.Galleries;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.Sweeps;

/// <summary>
/// The calibration that was chosen and what it was chosen from; written as JSON as it stands. Objectives are the mean over the
/// axes of their mAP on the questions swept: to choose by, not to report.
/// </summary>
public sealed record SweepReport
{
    public required string Model { get; init; }

    public required string Generation { get; init; }

    public required GallerySummary Gallery { get; init; }

    public required TruthSummary Truth { get; init; }

    public required QuestionSummary Questions { get; init; }

    public required Calibration Calibration { get; init; }

    public required bool IsSaved { get; init; }

    /// <summary>Of the chosen default composition as chosen.</summary>
    public required double Objective { get; init; }

    /// <summary>Of the model's default composition as it was calibrated before.</summary>
    public required double PresentObjective { get; init; }

    public required double PlainSumObjective { get; init; }

    public required IReadOnlyList<SweepTrial> Trials { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public string ToTable() => SweepTable.Write(this);
}
