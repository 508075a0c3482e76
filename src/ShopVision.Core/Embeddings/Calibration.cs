namespace ShopVision.Core.Embeddings;

/// <summary>What an evaluation sweep chose for one model. <see cref="Uncalibrated"/> holds the published starting points.</summary>
public sealed record Calibration
{
    // One instance, so that calibrations without it are equal; before Uncalibrated, which takes it.
    private static readonly IReadOnlyDictionary<string, NoneOfTheseCalibration> NothingMeasured = new Dictionary<string, NoneOfTheseCalibration>();

    /// <summary>Settings reported to work across models (Slerp and SDR-CIR papers); a sweep replaces them.</summary>
    public static Calibration Uncalibrated { get; } = new();

    /// <summary>The composition used where a request names none.</summary>
    public string Composition { get; init; } = "target-caption";

    /// <summary>The weight of the words, 0 to 1, by composition.</summary>
    public IReadOnlyDictionary<string, double> TextWeights { get; init; } = new Dictionary<string, double>
    {
        ["weighted-sum"] = 0.7,
        ["target-caption"] = 0.8,
    };

    /// <summary>How far the target caption is pulled from the photo's own caption towards the asked change; 0 is not at all.</summary>
    public double Debias { get; init; } = 0.4;

    /// <summary>How a caption is written; axes without a value are left out.</summary>
    public string CaptionTemplate { get; init; } = "{gender} {color} {pattern} {material} {category}";

    /// <summary>A value read from the photo stands in the caption only from this probability on; category always stands.</summary>
    public double MinimumProbability { get; init; } = 0.2;

    /// <summary>When a photo shows none of the labels, by the axis that they are values of; an axis that was not measured is not there.</summary>
    public IReadOnlyDictionary<string, NoneOfTheseCalibration> NoneOfThese { get; init; } = NothingMeasured;
}
