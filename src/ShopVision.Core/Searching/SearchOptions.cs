using System.ComponentModel.DataAnnotations;

namespace ShopVision.Core.Searching;

/// <summary>How searches are composed and their evidence weighed. What a model was calibrated for stands in its own folder.</summary>
public sealed class SearchOptions
{
    public const string Section = "Search";

    /// <summary>The composition used where a request names none; null leaves it to the model's calibration.</summary>
    public string? Composition { get; init; }

    /// <summary>What the best lexical match adds to a cosine; other matches add their share of it.</summary>
    [Range(0.0, 10.0)]
    public double LexicalWeight { get; init; } = 0.3;

    /// <summary>
    /// What attributes that agree with all wishes add to a cosine, and attributes that contradict them all take away. A shop's own
    /// word counts for more than a look; a product of which the shop says nothing is left as it is.
    /// </summary>
    [Range(0.0, 10.0)]
    public double AgreementWeight { get; init; } = 0.6;

    /// <summary>How many candidates each leg gives at least, so that fusing has something to fuse.</summary>
    [Range(1, 1000)]
    public int MinimumDepth { get; init; } = 100;

    /// <summary>How long a page can be continued. Nothing is held for a cursor: this only keeps old links from showing odd pages.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan CursorLifetime { get; init; } = TimeSpan.FromDays(1);
}
