using ShopVision.Core.Embeddings;
using ShopVision.Evaluation.Galleries;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.Composed;

/// <summary>What was measured, on what, and how it came out; written as JSON as it stands.</summary>
public sealed record ComposedReport
{
    public required string Model { get; init; }

    public required string Generation { get; init; }

    public required GallerySummary Gallery { get; init; }

    public required TruthSummary Truth { get; init; }

    public required QuestionSummary Questions { get; init; }

    public required Calibration Calibration { get; init; }

    public required IReadOnlyList<CompositionResult> Compositions { get; init; }

    /// <summary>Why the figures may not be what they seem.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    public string ToTable() => ComposedTable.Write(this);
}
