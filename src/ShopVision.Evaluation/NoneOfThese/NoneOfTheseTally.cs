using ShopVision.Core.Embeddings;
using ShopVision.Evaluation.Metrics;

namespace ShopVision.Evaluation.NoneOfThese;

/// <summary>Fits "none of these" on the trials of some products and measures it on those of others.</summary>
internal sealed class NoneOfTheseTally(ulong seed, int resamples)
{
    private const int Bins = 10;

    public NoneOfTheseResult Of(string axis, int fittedTo, IReadOnlyList<Trial> toFit, int products, IReadOnlyList<Trial> toReport)
    {
        var weights = LogisticFit.Fit([.. toFit.Select(trial => ((double[])[trial.BestCosine, Math.Log(trial.Labels)], trial.IsAmong))]);
        // To four digits, as it is written: what is reported is what will be used.
        var fitted = new NoneOfTheseCalibration(Rounded(weights[0]), Rounded(weights[1]), Rounded(weights[2]));
        var bootstrap = new Bootstrap(products, seed, resamples);
        IReadOnlyList<int> labelsAsked = [.. toReport.Select(trial => trial.Labels).Distinct().Order()];

        // Every product asks both ways, so that there always is an estimate.
        Estimate Auroc(IEnumerable<Trial> trials, Func<Trial, double> score) => bootstrap.Measure(new AreaUnderCurve(trials, score).At)!;
        double Among(Trial trial) => 1 - fitted.Probability(trial.BestCosine, trial.Labels);
        Estimate Wrong(IEnumerable<Trial> trials, bool isAmong) => bootstrap.Measure(new ClusterMean(
            products,
            trials.Where(trial => trial.IsAmong == isAmong).Select(trial => (trial.Product, Among(trial) > 0.5 == isAmong ? 0.0 : 1.0))).At)!;

        return new NoneOfTheseResult(
            axis,
            fittedTo,
            products,
            labelsAsked,
            fitted,
            Auroc(toReport, Among),
            Auroc(toReport, trial => trial.BestCosine),
            Auroc(toReport, trial => trial.BestShare),
            Wrong(toReport, isAmong: true),
            Wrong(toReport, isAmong: false),
            CalibrationError(toReport, Among),
            [.. labelsAsked.Select(labels =>
            {
                var trials = toReport.Where(trial => trial.Labels == labels).ToList();
                return new NoneOfTheseByLabels(labels, Auroc(trials, Among), Wrong(trials, isAmong: true), Wrong(trials, isAmong: false));
            })]);
    }

    /// <summary>The mean distance, in ten bins, of what was said from what was so.</summary>
    private static double CalibrationError(IReadOnlyList<Trial> trials, Func<Trial, double> probability) => trials
        .GroupBy(trial => Math.Min(Bins - 1, (int)(probability(trial) * Bins)))
        .Sum(bin => Math.Abs(bin.Average(probability) - bin.Average(trial => trial.IsAmong ? 1.0 : 0.0)) * bin.Count()) / trials.Count;

    private static double Rounded(double value) => Math.Round(value, 4);
}
