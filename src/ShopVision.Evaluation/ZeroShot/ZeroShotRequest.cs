using ShopVision.Evaluation.Metrics;
using ShopVision.Evaluation.Queries;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.ZeroShot;

/// <summary>Which products to look at, and what to choose from.</summary>
public sealed record ZeroShotRequest(Truth Truth, QuerySplit Split = QuerySplit.All, ZeroShotLabels Labels = ZeroShotLabels.Model)
{
    public ulong Seed { get; init; } = 1;

    public int Resamples { get; init; } = Bootstrap.DefaultResamples;
}
