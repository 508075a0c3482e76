using ShopVision.Core.Errors;

namespace ShopVision.Clip.ModelFolder.Comparing;

/// <summary>What two models make of the same pictures and texts. Pictures that cannot be read are in <paramref name="Refusals"/>.</summary>
public sealed record ModelComparison(CosineSummary Images, CosineSummary Texts, IReadOnlyList<Failure> Refusals)
{
    /// <summary>Whether vectors of both may stand in one index.</summary>
    public bool IsCompatible => Images.IsEnough && Texts.IsEnough;
}
