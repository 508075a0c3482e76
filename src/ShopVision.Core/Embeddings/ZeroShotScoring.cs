using System.Numerics.Tensors;

namespace ShopVision.Core.Embeddings;

/// <summary>How a model turns cosines into probabilities: softmax over the labels, or a sigmoid for each.</summary>
public sealed record ZeroShotScoring(bool IsSigmoid, float LogitScale, float LogitBias)
{
    public static ZeroShotScoring Softmax(float logitScale) => new(false, logitScale, 0);

    /// <summary>Overwrites cosines by probabilities: those of a softmax add up to one.</summary>
    public void ToProbabilities(Span<float> cosines)
    {
        if (cosines.IsEmpty)
            return;
        TensorPrimitives.Multiply(cosines, LogitScale, cosines);
        TensorPrimitives.Add(cosines, LogitBias, cosines);
        if (IsSigmoid)
            TensorPrimitives.Sigmoid(cosines, cosines);
        else
            TensorPrimitives.SoftMax(cosines, cosines);
    }

    /// <summary>
    /// Overwrites cosines by shares that add up to one whatever the model: how likely each label is where exactly one is true.
    /// A sigmoid's own probabilities may all be tiny beside each other, and say nothing of which label it is.
    /// </summary>
    public void ToShares(Span<float> cosines) => Softmax(LogitScale).ToProbabilities(cosines);
}
