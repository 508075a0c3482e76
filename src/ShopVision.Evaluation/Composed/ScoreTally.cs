using ShopVision.Core.Composition;
using ShopVision.Evaluation.Metrics;

namespace ShopVision.Evaluation.Composed;

/// <summary>Turns the scores of single questions into means with intervals, and compares the ways of asking pair by pair.</summary>
internal sealed class ScoreTally
{
    private static readonly string[] Baselines =
        [Compositions.PlainSum, Compositions.CaptionOnly, Contenders.PhotoOnly, Contenders.TextOnly];

    private readonly IReadOnlyList<string> _axisOf;
    private readonly IReadOnlyList<int> _clusterOf;
    private readonly IReadOnlyList<string> _axes;
    private readonly int _clusters;
    private readonly Bootstrap _bootstrap;

    public ScoreTally(IReadOnlyList<PreparedQuestion> questions, ulong seed, int resamples)
    {
        var clusters = questions.Select(question => question.Asker).Distinct().Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        _clusterOf = [.. questions.Select(question => clusters[question.Asker])];
        _axisOf = [.. questions.Select(question => question.Question.Axis)];
        _axes = [.. _axisOf.Distinct()];
        _clusters = clusters.Count;
        _bootstrap = new Bootstrap(_clusters, seed, resamples);
    }

    public IReadOnlyList<CompositionResult> Compare(IReadOnlyDictionary<string, RankScore[]> scores)
    {
        var meanPrecisions = scores.ToDictionary(pair => pair.Key, pair => Mean(pair.Value, AveragePrecision, axis: null));
        return [.. scores.Select(pair => new CompositionResult
        {
            Composition = pair.Key,
            Overall = Tally(metric => Mean(pair.Value, metric, axis: null)),
            Macro = Tally(metric => MacroMean(pair.Value, metric)),
            ByAxis = _axes.ToDictionary(axis => axis, axis => Tally(metric => Mean(pair.Value, metric, axis))),
            Ratios = Baselines.Where(baseline => baseline != pair.Key && scores.ContainsKey(baseline)).ToDictionary(
                baseline => baseline,
                baseline => _bootstrap.Measure(weights => meanPrecisions[pair.Key](weights) / meanPrecisions[baseline](weights))),
            CompositionGain = Gain(pair.Key, meanPrecisions),
        })];
    }

    private Estimate? Gain(string contender, Dictionary<string, Func<double[], double>> means) =>
        Compositions.Names.Contains(contender)
        && means.TryGetValue(Contenders.PhotoOnly, out var photo)
        && means.TryGetValue(Contenders.TextOnly, out var text)
            ? _bootstrap.Measure(weights => means[contender](weights) - Math.Max(photo(weights), text(weights)))
            : null;

    private Scores Tally(Func<Func<RankScore, double>, Func<double[], double>> mean)
    {
        // A mean over at least one question is finite, so that there always is an estimate.
        Estimate Measure(Func<RankScore, double> metric) => _bootstrap.Measure(mean(metric))!;
        return new Scores(Measure(AveragePrecision), Measure(score => score.PrecisionAt10), Measure(score => score.HitAt10));
    }

    private Func<double[], double> Mean(RankScore[] scores, Func<RankScore, double> metric, string? axis) =>
        new ClusterMean(
            _clusters,
            scores.Index()
                .Where(score => axis is null || _axisOf[score.Index] == axis)
                .Select(score => (_clusterOf[score.Index], metric(score.Item)))).At;

    private Func<double[], double> MacroMean(RankScore[] scores, Func<RankScore, double> metric)
    {
        var ofAxes = _axes.Select(axis => Mean(scores, metric, axis)).ToList();
        return weights => ofAxes.Average(mean => mean(weights));
    }

    private static double AveragePrecision(RankScore score) => score.AveragePrecision;
}
