using ShopVision.Core.Composition;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Vocabularies;
using ShopVision.Evaluation.Composed;

namespace ShopVision.Evaluation.Sweeps;

/// <summary>Runs trials over one set of questions; a setting is never tried twice. Not thread safe.</summary>
internal sealed class TrialRunner(Examination examination, TextEncoder texts, IProgress<SweepTrial>? progress)
{
    private readonly Dictionary<CaptionSetting, SweepTrial> _captions = [];
    private readonly List<SweepTrial> _trials = [];

    /// <summary>All of them, in the order in which they were made.</summary>
    public IReadOnlyList<SweepTrial> Trials => _trials;

    public async Task<SweepTrial> TryWeightedSumAsync(double textWeight, CancellationToken cancellationToken)
    {
        var calibration = CaptionSetting.Start.ToCalibration(Compositions.WeightedSum, textWeight);
        var (objective, byAxis) = await AskAsync(Compositions.WeightedSum, calibration, cancellationToken);
        var trial = new SweepTrial(Compositions.WeightedSum, textWeight, null, null, null, objective, byAxis);
        return Keep(trial);
    }

    public async Task<SweepTrial> TryTargetCaptionAsync(CaptionSetting setting, CancellationToken cancellationToken)
    {
        if (_captions.TryGetValue(setting, out var known))
            return known;
        var calibration = setting.ToCalibration(Compositions.TargetCaption, Calibration.Uncalibrated.TextWeights[Compositions.WeightedSum]);
        var (objective, byAxis) = await AskAsync(Compositions.TargetCaption, calibration, cancellationToken);
        var trial = new SweepTrial(
            Compositions.TargetCaption, setting.TextWeight, setting.Debias, setting.CaptionTemplate, setting.MinimumProbability, objective, byAxis);
        return _captions[setting] = Keep(trial);
    }

    /// <summary>How well a composition does under a calibration, without keeping it as a trial.</summary>
    public async Task<double> ObjectiveAsync(string composition, Calibration calibration, CancellationToken cancellationToken) =>
        (await AskAsync(composition, calibration, cancellationToken)).Objective;

    private SweepTrial Keep(SweepTrial trial)
    {
        _trials.Add(trial);
        progress?.Report(trial);
        return trial;
    }

    private async Task<(double Objective, IReadOnlyDictionary<string, double> ByAxis)> AskAsync(
        string composition, Calibration calibration, CancellationToken cancellationToken)
    {
        var scores = await examination.AskAsync(composition, new Composer(calibration, texts), cancellationToken);
        var byAxis = examination.Questions
            .Zip(scores, (question, score) => (question.Question.Axis, score.AveragePrecision))
            .GroupBy(score => score.Axis)
            .ToDictionary(axis => axis.Key, axis => axis.Average(score => score.AveragePrecision));
        return (byAxis.Values.Average(), byAxis);
    }
}
