using ShopVision.Clip.ModelFolder.Comparing;

namespace ShopVision.Server.Commands.Models;

/// <summary>A comparison as printed for programs.</summary>
internal sealed record ComparisonDocument(bool Compatible, double Threshold, CosineDocument Images, CosineDocument Texts, IReadOnlyList<string> LeftOut)
{
    public static ComparisonDocument Of(ModelComparison comparison) => new(
        comparison.IsCompatible, CosineSummary.Enough, CosineDocument.Of(comparison.Images), CosineDocument.Of(comparison.Texts),
        [.. comparison.Refusals.Select(refusal => refusal.ItemId)]);
}

/// <summary>Cosines of one tower.</summary>
internal sealed record CosineDocument(int Count, double Minimum, double FirstPercentile, double Mean)
{
    public static CosineDocument Of(CosineSummary cosines) => new(cosines.Count, cosines.Minimum, cosines.FirstPercentile, cosines.Mean);
}
