using ShopVision.Evaluation.Queries;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.Sweeps;

/// <summary>Which questions to choose settings by: one half of the products, so that the other half can be reported on.</summary>
public sealed record SweepRequest(Truth Truth, QuerySplit Split)
{
    public const int DefaultLimit = 1500;

    public ulong Seed { get; init; } = 1;

    /// <summary>How many questions are asked in each trial at most.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>Allows <see cref="QuerySplit.All"/>, for a model that will be reported on with another catalog.</summary>
    public bool LeavesNothingToReportOn { get; init; }
}
