using ShopVision.Core.Composition;
using ShopVision.Core.Embeddings;

namespace ShopVision.Evaluation.Sweeps;

/// <summary>One point of what can be set about the target caption.</summary>
internal sealed record CaptionSetting(double TextWeight, double Debias, string CaptionTemplate, double MinimumProbability)
{
    /// <summary>The published starting point.</summary>
    public static CaptionSetting Start { get; } = new(
        Calibration.Uncalibrated.TextWeights[Compositions.TargetCaption],
        Calibration.Uncalibrated.Debias,
        Calibration.Uncalibrated.CaptionTemplate,
        Calibration.Uncalibrated.MinimumProbability);

    /// <summary>The setting of a trial of the target caption.</summary>
    public static CaptionSetting Of(SweepTrial trial) =>
        new(trial.TextWeight, trial.Debias!.Value, trial.CaptionTemplate!, trial.MinimumProbability!.Value);

    public Calibration ToCalibration(string composition, double weightedSum) => new()
    {
        Composition = composition,
        TextWeights = new Dictionary<string, double>
        {
            [Compositions.WeightedSum] = weightedSum,
            [Compositions.TargetCaption] = TextWeight,
        },
        Debias = Debias,
        CaptionTemplate = CaptionTemplate,
        MinimumProbability = MinimumProbability,
    };
}
