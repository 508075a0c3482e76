using System.Numerics.Tensors;

namespace ShopVision.Contracts.Recalling;

/// <summary>
/// Unit vectors that lie in clusters, as those of pictures do: among vectors that are merely random nothing is near anything, and an
/// approximate index looks worse than it is.
/// </summary>
public sealed class ClusteredVectors
{
    private const int Clusters = 2_000;

    // Against a centre of length 1: two of a cluster have a cosine of about 0.6.
    private const double NoiseLength = 0.8;

    private readonly Random _random;
    private readonly float[][] _centres;

    public ClusteredVectors(int seed, int dimensions)
    {
        _random = new Random(seed);
        _centres = [.. Enumerable.Range(0, Clusters).Select(_ => Direction(dimensions))];
    }

    public float[] Next()
    {
        var centre = _centres[_random.Next(Clusters)];
        var vector = Direction(centre.Length);
        TensorPrimitives.MultiplyAdd(vector, (float)NoiseLength, centre, vector);
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    /// <summary>Any direction is as likely as any other.</summary>
    public float[] Direction(int dimensions)
    {
        var vector = new float[dimensions];
        for (var i = 0; i < dimensions; i++)
            vector[i] = (float)Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * (float)Math.Cos(2 * Math.PI * _random.NextDouble());
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
