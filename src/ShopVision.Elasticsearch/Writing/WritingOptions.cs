using System.ComponentModel.DataAnnotations;

namespace ShopVision.Elasticsearch;

/// <summary>How much is sent at once, how long a busy cluster is waited for, and how writers keep apart.</summary>
public sealed record WritingOptions
{
    [Range(1024, 100 << 20)]
    public int MaxBulkBytes { get; init; } = 4 << 20;

    [Range(1, 100_000)]
    public int MaxBulkItems { get; init; } = 1000;

    /// <summary>How many bulks are under way at a time.</summary>
    [Range(1, 16)]
    public int InFlight { get; init; } = 2;

    /// <summary>How long a cluster that is busy or away is asked again before a batch fails.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a writer that has died keeps others out; one that lives renews its lease in time.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan LockLease { get; init; } = TimeSpan.FromSeconds(30);
}
