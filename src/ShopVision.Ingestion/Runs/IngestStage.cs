namespace ShopVision.Ingestion.Runs;

/// <summary>What a run is doing, in the order of the doing.</summary>
public enum IngestStage
{
    ReadingFeed,
    Indexing,
    Removing,
    Publishing,
    FindingDuplicates,
}
