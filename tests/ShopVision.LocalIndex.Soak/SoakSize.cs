namespace ShopVision.LocalIndex.Soak;

/// <summary>How much there is to write and to search.</summary>
/// <param name="LastingCohorts">Those that are changed and never deleted.</param>
/// <param name="PassingCohorts">Those that come and go.</param>
/// <param name="Readers">In each of the two processes.</param>
/// <param name="PauseMs">Between two commits.</param>
public sealed record SoakSize(int LastingCohorts, int PassingCohorts, int Readers, int PauseMs)
{
    /// <summary>A second's worth of work for a test.</summary>
    public static SoakSize Small { get; } = new(LastingCohorts: 20, PassingCohorts: 60, Readers: 1, PauseMs: 5);

    public static SoakSize Large { get; } = new(LastingCohorts: 100, PassingCohorts: 400, Readers: 2, PauseMs: 20);

    internal int Cohorts => LastingCohorts + PassingCohorts;
}
