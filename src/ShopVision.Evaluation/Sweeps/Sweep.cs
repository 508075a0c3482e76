using ShopVision.Core.Composition;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;
using ShopVision.Core.Vocabularies;
using ShopVision.Evaluation.Composed;
using ShopVision.Evaluation.Queries;

namespace ShopVision.Evaluation.Sweeps;

/// <summary>
/// Chooses a model's calibration: the weight of the words in the weighted sum, everything about the target caption, and which of
/// the two is the default.
/// </summary>
public sealed class Sweep(IProductIndex index, IEmbedder embedder)
{
    // Every template writes captions of its own: they all stay known, so that a text is encoded once in a sweep.
    private const int CachedTexts = 100_000;

    /// <summary>
    /// Without <paramref name="save"/> nothing is written; about a hundred trials are reported as they end. Throws <c>invalid-request</c> for all products unless told that none
    /// need to be left to report on, and what <see cref="ComposedEvaluation.RunAsync"/> throws.
    /// </summary>
    public async Task<SweepReport> RunAsync(
        SweepRequest request, SaveCalibration? save, IProgress<SweepTrial>? progress, CancellationToken cancellationToken)
    {
        if (request.Split == QuerySplit.All && !request.LeavesNothingToReportOn)
            throw new ShopVisionException(
                ErrorCode.InvalidRequest,
                "Expected a half of the products to choose settings by, found all of them: nothing would be left to report on that the " +
                "settings have not seen. Sweep with --queries even, and evaluate with --queries odd.");

        var texts = new TextEncoder(embedder, CachedTexts);
        var examination = await Examination.PrepareAsync(
            index, texts, new QuestionRequest(request.Truth, request.Split, request.Seed, request.Limit), cancellationToken);
        var runner = new TrialRunner(examination, texts, progress);
        var weightedSum = await WeightedSumAsync(runner, cancellationToken);
        var targetCaption = await new TargetCaptionSearch(runner).RunAsync(cancellationToken);
        var chosen = Choice.Best([targetCaption, weightedSum]);
        var present = embedder.Model.Calibration;
        // What a sweep does not measure stays as it was.
        var calibration = CaptionSetting.Of(targetCaption).ToCalibration(chosen.Composition, weightedSum.TextWeight) with { NoneOfThese = present.NoneOfThese };
        if (save is not null)
            await save(calibration, cancellationToken);

        return new SweepReport
        {
            Model = embedder.Model.Label,
            Generation = examination.Generation,
            Gallery = examination.Gallery.Summary,
            Truth = examination.Truth,
            Questions = examination.Summary,
            Calibration = calibration,
            IsSaved = save is not null,
            Objective = chosen.Objective,
            PresentObjective = await runner.ObjectiveAsync(present.Composition, present, cancellationToken),
            PlainSumObjective = await runner.ObjectiveAsync(Compositions.PlainSum, calibration, cancellationToken),
            Trials = runner.Trials,
            Warnings = [.. examination.Gallery.Summary.Warnings],
        };
    }

    private static async Task<SweepTrial> WeightedSumAsync(TrialRunner runner, CancellationToken cancellationToken)
    {
        var trials = new List<SweepTrial>();
        foreach (var weight in SweepGrid.WeightedSumWeights)
            trials.Add(await runner.TryWeightedSumAsync(weight, cancellationToken));
        return Choice.BestForThePhoto(trials);
    }
}
