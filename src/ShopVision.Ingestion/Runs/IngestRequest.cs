using ShopVision.Ingestion.Feeds;
using ShopVision.Ingestion.Fetching;
using ShopVision.Ingestion.Images;

namespace ShopVision.Ingestion.Runs;

/// <summary>What to ingest, and where the run keeps its embedding cache.</summary>
public sealed record IngestRequest
{
    /// <summary>A file, or an http or https address, which is asked whether the feed has changed.</summary>
    public required string FeedPath { get; init; }

    public required string DataFolder { get; init; }

    /// <summary>
    /// Where the feed's image paths start from: a folder that they must stay in, or an address; the feed's own where none is named.
    /// </summary>
    public string? ImageFolder { get; init; }

    /// <summary>What the feed does not say of itself.</summary>
    public FeedOptions Feed { get; init; } = FeedOptions.Default;

    public FetchOptions Fetching { get; init; } = new();

    public ImageOptions Pictures { get; init; } = new();

    /// <summary>Fill a new generation and publish it at the end, whatever is published now: needed after a change of model.</summary>
    public bool Rebuild { get; init; }

    /// <summary>
    /// The run that this is done for, whose new generation an attempt that ended too early leaves to the next one; null where there is
    /// no other attempt.
    /// </summary>
    public string? RunId { get; init; }

    /// <summary>The ids that the run is about: nothing else is touched, and nothing removed; null for the whole feed.</summary>
    public IReadOnlySet<string>? Only { get; init; }

    /// <summary>Somebody looked at it: the feed may lose as many products as it does.</summary>
    public bool IsApproved { get; init; }
}
