using System.ComponentModel.DataAnnotations;

namespace ShopVision.Core.Runs;

/// <summary>How runs are given out and tried again.</summary>
public sealed record RunOptions
{
    public const string Section = "Runs";

    /// <summary>A worker that is silent for so long counts as lost, and another takes its run.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a run is taken before it has failed for good.</summary>
    [Range(1, 100)]
    public int Attempts { get; init; } = 5;

    /// <summary>The pause after the first failure that may pass; it doubles from one to the next.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest such pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(30);
}
