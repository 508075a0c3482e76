namespace ShopVision.LocalIndex.Soak;

/// <summary>What one process of a soak saw; where there is a fault, up to then.</summary>
/// <param name="Commits">How many changes it made, or saw the last of.</param>
/// <param name="Answers">How many answers were checked.</param>
/// <param name="MemoryMB">The median of the memory that only this process has, in each quarter of the time.</param>
/// <param name="TailMs">What 99 of 100 answers took at most, in each quarter.</param>
/// <param name="Fault">Null where all answers were consistent.</param>
public sealed record SoakReport(long Commits, long Answers, IReadOnlyList<double> MemoryMB, IReadOnlyList<double> TailMs, string? Fault);
