using System.ComponentModel.DataAnnotations;

namespace ShopVision.LocalIndex;

/// <summary>Settings of the embedded index.</summary>
public sealed record LocalIndexOptions
{
    public const string Section = "LocalIndex";

    /// <summary>How long a search may go on with what it last saw of a catalog that another process writes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromMilliseconds(250);
}
