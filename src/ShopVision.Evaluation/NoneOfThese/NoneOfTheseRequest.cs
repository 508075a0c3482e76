using ShopVision.Evaluation.Metrics;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.NoneOfThese;

/// <summary>What is true of the products. Those with even ids are fitted to, and those with odd ids are reported on.</summary>
public sealed record NoneOfTheseRequest(Truth Truth)
{
    public ulong Seed { get; init; } = 1;

    public int Resamples { get; init; } = Bootstrap.DefaultResamples;
}
