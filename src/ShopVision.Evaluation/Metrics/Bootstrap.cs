using ShopVision.Evaluation.Queries;

namespace ShopVision.Evaluation.Metrics;

/// <summary>
/// The percentile bootstrap over clusters: a product's questions share its photo, so products are drawn, not questions.
/// Everything measured with one instance sees the same draws, so that a ratio of two statistics is a paired comparison.
/// Thread safe.
/// </summary>
public sealed class Bootstrap
{
    public const int DefaultResamples = 1000;

    private const double Tail = 0.025;

    private readonly double[] _everyone;
    private readonly double[][] _draws;

    public Bootstrap(int clusters, ulong seed, int resamples = DefaultResamples)
        : this([[.. Enumerable.Range(0, clusters)]], seed, resamples)
    {
    }

    /// <summary>
    /// Draws within each stratum as many as it has: for a mean over strata, whose rare ones a draw over everyone would leave out.
    /// The strata hold every cluster once.
    /// </summary>
    public Bootstrap(IReadOnlyList<IReadOnlyList<int>> strata, ulong seed, int resamples = DefaultResamples)
    {
        var clusters = strata.Sum(stratum => stratum.Count);
        _everyone = [.. Enumerable.Repeat(1.0, clusters)];
        _draws = new double[resamples][];
        var random = new StableRandom(seed);
        for (var draw = 0; draw < resamples; draw++)
        {
            _draws[draw] = new double[clusters];
            foreach (var stratum in strata)
                for (var i = 0; i < stratum.Count; i++)
                    _draws[draw][stratum[random.Next(stratum.Count)]]++;
        }
    }

    /// <summary>
    /// The statistic, a function of how often each cluster was drawn, over everyone and its interval over the draws; null where
    /// it is not finite (a ratio to nothing). A draw that leaves nothing to measure (not a number) is no evidence and is left out.
    /// </summary>
    public Estimate? Measure(Func<double[], double> statistic)
    {
        var drawn = new double[_draws.Length];
        Parallel.For(0, drawn.Length, i => drawn[i] = statistic(_draws[i]));
        double[] sorted = [.. drawn.Where(value => !double.IsNaN(value)).Order()];
        if (sorted.Length == 0)
            return null;
        var tail = (int)(Tail * sorted.Length);
        var estimate = new Estimate(statistic(_everyone), sorted[tail], sorted[^(tail + 1)]);
        return double.IsFinite(estimate.Value) && double.IsFinite(estimate.Low) && double.IsFinite(estimate.High) ? estimate : null;
    }
}
