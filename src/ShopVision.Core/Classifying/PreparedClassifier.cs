using ShopVision.Core.Embeddings;

namespace ShopVision.Core.Classifying;

/// <summary>Labels that wait for photos. Immutable.</summary>
public sealed class PreparedClassifier
{
    private readonly IReadOnlyList<(LabelQuestion Question, LabelBank Bank)> _banks;
    private readonly ZeroShotScoring _scoring;
    private readonly int _top;

    internal PreparedClassifier(IReadOnlyList<(LabelQuestion Question, LabelBank Bank)> banks, ZeroShotScoring scoring, int top) =>
        (_banks, _scoring, _top) = (banks, scoring, top);

    /// <summary>One answer for each axis, in the order asked.</summary>
    public IReadOnlyList<Classification> Classify(Embedding photo) => [.. _banks.Select(bank => Classify(bank.Question, bank.Bank, photo))];

    private Classification Classify(LabelQuestion question, LabelBank bank, Embedding photo)
    {
        var scores = bank.Cosines(photo);
        var none = question.NoneOfThese?.Probability(scores.Max(), scores.Length);
        _scoring.ToProbabilities(scores);
        return new Classification(
            question.Axis,
            [.. bank.Labels
                .Select((label, i) => new ClassifiedLabel(label, scores[i]))
                .OrderByDescending(label => label.Probability)
                .Take(_top)],
            none is { } probability ? NoneOfTheseAnswer.Of(probability) : null);
    }
}
