namespace ShopVision.Bench;

/// <summary>What a piece of work took: time on the clock, and time that all cores together spent on it in this process.</summary>
internal readonly record struct Spent(TimeSpan Elapsed, TimeSpan Cpu);
