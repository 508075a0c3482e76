namespace ShopVision.Evaluation.Sweeps;

/// <summary>The values that are tried.</summary>
internal static class SweepGrid
{
    public static readonly double[] WeightedSumWeights = [0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9];

    public static readonly double[] TargetCaptionWeights = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

    public static readonly double[] Debias = [0, 0.2, 0.4, 0.6, 0.8];

    public static readonly double[] MinimumProbabilities = [0, 0.2, 0.35, 0.5];

    public static readonly string[] CaptionTemplates =
    [
        "{gender} {color} {pattern} {material} {category}",
        "{gender} {color} {pattern} {category}",
        "{gender} {color} {material} {category}",
        "{gender} {color} {category}",
        "{color} {category} {gender}",
        "{color} {category}",
    ];
}
