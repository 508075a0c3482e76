using System.Numerics.Tensors;

namespace ShopVision.Evaluation.Metrics;

/// <summary>The mean over items that belong to clusters, as a function of how often each cluster counts.</summary>
public sealed class ClusterMean
{
    private readonly double[] _sums;
    private readonly double[] _counts;

    public ClusterMean(int clusters, IEnumerable<(int Cluster, double Value)> items)
    {
        (_sums, _counts) = (new double[clusters], new double[clusters]);
        foreach (var (cluster, value) in items)
        {
            _sums[cluster] += value;
            _counts[cluster]++;
        }
    }

    /// <summary>Not a number where no item counts.</summary>
    public double At(double[] weights) =>
        TensorPrimitives.Dot<double>(weights, _sums) / TensorPrimitives.Dot<double>(weights, _counts);
}
