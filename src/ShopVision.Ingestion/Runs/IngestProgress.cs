namespace ShopVision.Ingestion.Runs;

/// <summary>How far a run is: rows while it reads the feed (without a total), products while it indexes or removes them.</summary>
public readonly record struct IngestProgress(IngestStage Stage, long Done, long? Total);
