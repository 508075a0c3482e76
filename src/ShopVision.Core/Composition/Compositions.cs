using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Composition;

/// <summary>The compositions by name, each with what the model's calibration says of it.</summary>
public sealed class Compositions
{
    public const string PlainSum = "plain-sum";
    public const string WeightedSum = "weighted-sum";
    public const string TargetCaption = "target-caption";
    public const string CaptionOnly = "caption-only";

    private readonly Dictionary<string, IComposition> _byName;
    private readonly string _default;

    /// <summary>Throws <c>unknown-composition</c> where the calibration names one: at the start, not at the first search.</summary>
    public Compositions(Calibration calibration, TextEncoder texts)
    {
        double Weight(string name) => calibration.TextWeights.GetValueOrDefault(name, Calibration.Uncalibrated.TextWeights[name]);
        IComposition[] all =
        [
            new WeightedSum(PlainSum, 0.5, texts),
            new WeightedSum(WeightedSum, Weight(WeightedSum), texts),
            new TargetCaption(TargetCaption, Weight(TargetCaption), calibration, texts),
            new TargetCaption(CaptionOnly, 1, calibration, texts),
        ];
        _byName = all.ToDictionary(composition => composition.Name);
        _default = calibration.Composition;
        _ = Get(null);
    }

    public static IReadOnlyList<string> Names { get; } = [PlainSum, WeightedSum, TargetCaption, CaptionOnly];

    /// <summary>The composition of that name, or the calibrated one for null; throws <c>unknown-composition</c>.</summary>
    public IComposition Get(string? name) =>
        _byName.GetValueOrDefault(name ?? _default) ?? throw Unknown(name ?? _default);

    internal static ShopVisionException Unknown(string name) => new(
        ErrorCode.UnknownComposition, $"Expected one of the compositions {string.Join(", ", Names)}, found '{name}'.");
}
