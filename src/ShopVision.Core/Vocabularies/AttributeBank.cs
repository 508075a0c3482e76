using ShopVision.Core.Embeddings;

namespace ShopVision.Core.Vocabularies;

/// <summary>
/// The values of a vocabulary as vectors, each the mean of its prompts, ready to score photos zero-shot. Immutable.
/// </summary>
public sealed class AttributeBank
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<BankValue>> _byAxis;
    private readonly ZeroShotScoring _scoring;

    private AttributeBank(IReadOnlyDictionary<string, IReadOnlyList<BankValue>> byAxis, ZeroShotScoring scoring) =>
        (_byAxis, _scoring) = (byAxis, scoring);

    public static async Task<AttributeBank> BuildAsync(
        IReadOnlyDictionary<string, AxisVocabulary> vocabulary, TextEncoder texts, CancellationToken cancellationToken)
    {
        var byAxis = new Dictionary<string, IReadOnlyList<BankValue>>();
        foreach (var (axis, labels) in vocabulary)
        {
            var prompts = labels.Values.SelectMany(value => labels.Templates.Select(template => Prompt(template, value))).ToList();
            var embeddings = await texts.EncodeAsync(prompts, cancellationToken);
            byAxis[axis] = [.. labels.Values.Select((value, i) => new BankValue(
                value,
                Embedding.Mean([.. embeddings.Skip(i * labels.Templates.Count).Take(labels.Templates.Count)])))];
        }

        return new AttributeBank(byAxis, texts.Model.Scoring);
    }

    /// <summary>The probabilities of every value on every axis, most likely first; those of an axis add up to one.</summary>
    public PhotoReading Read(Embedding photo)
    {
        var byAxis = new Dictionary<string, IReadOnlyList<ReadValue>>();
        foreach (var (axis, values) in _byAxis)
        {
            var scores = new float[values.Count];
            for (var i = 0; i < scores.Length; i++)
                scores[i] = photo.Dot(values[i].Embedding);
            _scoring.ToShares(scores);
            byAxis[axis] = [.. values
                .Select((value, i) => new ReadValue(value.Value, scores[i]))
                .OrderByDescending(read => read.Probability)
                .ThenBy(read => read.Value, StringComparer.Ordinal)];
        }

        return new PhotoReading(byAxis);
    }

    private static string Prompt(string template, string value) =>
        template.Replace("{}", value.ToLowerInvariant(), StringComparison.Ordinal);

    private sealed record BankValue(string Value, Embedding Embedding);
}
