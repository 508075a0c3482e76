using ShopVision.Core.Classifying;
using ShopVision.Core.Embeddings;

namespace ShopVision.Core.Vocabularies;

/// <summary>The values of a vocabulary as vectors, axis by axis, ready to read photos zero-shot. Immutable.</summary>
public sealed class AttributeBank
{
    private readonly IReadOnlyDictionary<string, LabelBank> _byAxis;
    private readonly ZeroShotScoring _scoring;

    private AttributeBank(IReadOnlyDictionary<string, LabelBank> byAxis, ZeroShotScoring scoring) =>
        (_byAxis, _scoring) = (byAxis, scoring);

    public static async Task<AttributeBank> BuildAsync(
        IReadOnlyDictionary<string, AxisVocabulary> vocabulary, TextEncoder texts, CancellationToken cancellationToken)
    {
        var byAxis = new Dictionary<string, LabelBank>();
        foreach (var (axis, values) in vocabulary)
            byAxis[axis] = await LabelBank.BuildAsync(values, texts, cancellationToken);
        return new AttributeBank(byAxis, texts.Model.Scoring);
    }

    /// <summary>The probabilities of every value on every axis, most likely first; those of an axis add up to one.</summary>
    public PhotoReading Read(Embedding photo)
    {
        var byAxis = new Dictionary<string, IReadOnlyList<ReadValue>>();
        foreach (var (axis, bank) in _byAxis)
        {
            var scores = bank.Cosines(photo);
            _scoring.ToShares(scores);
            byAxis[axis] = [.. bank.Labels
                .Select((value, i) => new ReadValue(value, scores[i]))
                .OrderByDescending(read => read.Probability)
                .ThenBy(read => read.Value, StringComparer.Ordinal)];
        }

        return new PhotoReading(byAxis);
    }
}
