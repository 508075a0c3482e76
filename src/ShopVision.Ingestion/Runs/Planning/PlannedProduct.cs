using ShopVision.Core.Catalog;

namespace ShopVision.Ingestion.Runs.Planning;

/// <summary>A product that a run has to look at: the line of the feed where it stands, and its digest.</summary>
internal sealed record PlannedProduct(long Line, string Digest, Product Product);
