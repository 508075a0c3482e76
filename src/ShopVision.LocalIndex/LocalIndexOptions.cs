using System.ComponentModel.DataAnnotations;
using ShopVision.Core.Words;

namespace ShopVision.LocalIndex;

/// <summary>Settings of the embedded index.</summary>
public sealed record LocalIndexOptions
{
    public const string Section = "LocalIndex";

    /// <summary>How long a search may go on with what it last saw of a catalog that another process writes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How words are read: settings that every index shares, in a section of their own.</summary>
    public WordOptions Words { get; init; } = new();
}
