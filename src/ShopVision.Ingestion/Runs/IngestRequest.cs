using ShopVision.Ingestion.Feeds;

namespace ShopVision.Ingestion.Runs;

/// <summary>What to ingest, and where the run keeps its embedding cache.</summary>
public sealed record IngestRequest
{
    public required string FeedPath { get; init; }

    public required string DataFolder { get; init; }

    /// <summary>Where the feed's image paths start from and must stay; the feed's own folder where none is named.</summary>
    public string? ImageFolder { get; init; }

    /// <summary>What the feed does not say of itself.</summary>
    public FeedOptions Feed { get; init; } = FeedOptions.Default;

    /// <summary>Fill a new generation and publish it at the end, whatever is published now: needed after a change of model.</summary>
    public bool Rebuild { get; init; }
}
