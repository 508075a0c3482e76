namespace ShopVision.Core.Classifying;

/// <summary>What a photo shows of the labels of one bank, most likely first.</summary>
/// <param name="Axis">What the labels are values of; null where the caller named labels and no axis.</param>
/// <param name="Labels">
/// With a softmax they add up to one over all labels asked, with a sigmoid each stands for itself.
/// </param>
/// <param name="NoneOfThese">Null where the model was not calibrated for such labels and prompts.</param>
public sealed record Classification(string? Axis, IReadOnlyList<ClassifiedLabel> Labels, NoneOfTheseAnswer? NoneOfThese);

/// <summary>A label and how likely the photo shows it, 0 to 1.</summary>
public sealed record ClassifiedLabel(string Label, double Probability);

/// <summary>How likely the photo shows none of the labels, 0 to 1, and whether that is to be believed.</summary>
public sealed record NoneOfTheseAnswer(double Probability, bool IsLikely)
{
    internal static NoneOfTheseAnswer Of(double probability) => new(probability, probability >= 0.5);
}
