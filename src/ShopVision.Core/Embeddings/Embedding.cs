using System.Numerics.Tensors;

namespace ShopVision.Core.Embeddings;

/// <summary>A direction in a model's vector space: finite and of unit length by construction. Immutable.</summary>
public sealed class Embedding
{
    private readonly float[] _values;

    private Embedding(float[] values) => _values = values;

    public int Dimensions => _values.Length;

    public ReadOnlySpan<float> Values => _values;

    /// <summary>Scales the values to unit length. Throws where they have no direction: empty, all zero or not finite.</summary>
    public static Embedding Normalize(ReadOnlySpan<float> values) =>
        TryNormalize(values)
        ?? throw new ArgumentException($"Expected a vector with a direction, found {values.Length} values that are zero or not finite.", nameof(values));

    /// <summary>As <see cref="Normalize"/>, but null where the values have no direction.</summary>
    public static Embedding? TryNormalize(ReadOnlySpan<float> values)
    {
        // In double: a sum of squares of large but finite floats would overflow.
        var sumOfSquares = 0.0;
        foreach (var value in values)
            sumOfSquares += (double)value * value;
        var norm = Math.Sqrt(sumOfSquares);
        if (!double.IsFinite(norm) || norm < 1e-12)
            return null;

        var unit = new float[values.Length];
        for (var i = 0; i < unit.Length; i++)
            unit[i] = (float)(values[i] / norm);
        return new Embedding(unit);
    }

    /// <summary>The cosine of the angle between the two; both must come from the same model.</summary>
    public float Dot(Embedding other) => TensorPrimitives.Dot(_values, other._values);

    /// <summary>The direction of the sum: how several photos of one wish become one.</summary>
    public static Embedding Mean(IReadOnlyList<Embedding> embeddings)
    {
        ArgumentOutOfRangeException.ThrowIfZero(embeddings.Count, nameof(embeddings));
        if (embeddings.Count == 1)
            return embeddings[0];
        var sum = new float[embeddings[0].Dimensions];
        foreach (var embedding in embeddings)
            TensorPrimitives.Add(sum, embedding._values, sum);
        // Opposite vectors cancel; then the first alone is the honest answer.
        return TryNormalize(sum) ?? embeddings[0];
    }
}
