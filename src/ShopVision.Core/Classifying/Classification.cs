namespace ShopVision.Core.Classifying;

/// <summary>
/// What a photo shows of the labels of one bank, most likely first. The axis is null where the caller named labels and no axis;
/// none of these is null where the model was not calibrated for such labels and prompts.
/// </summary>
public sealed record Classification(string? Axis, IReadOnlyList<ClassifiedLabel> Labels, NoneOfTheseAnswer? NoneOfThese);

/// <summary>A label and how likely the photo shows it, 0 to 1.</summary>
public sealed record ClassifiedLabel(string Label, float Probability);

/// <summary>How likely the photo shows none of the labels, 0 to 1, and whether that is more likely than that it shows one.</summary>
public sealed record NoneOfTheseAnswer(float Probability, bool IsLikely)
{
    internal static NoneOfTheseAnswer Of(double probability) => new((float)probability, probability >= 0.5);
}
