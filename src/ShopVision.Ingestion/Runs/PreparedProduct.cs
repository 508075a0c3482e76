using ShopVision.Ingestion.Runs.Planning;

namespace ShopVision.Ingestion.Runs;

/// <summary>A product whose pictures are embedded and can be shown, or refused.</summary>
internal sealed record PreparedProduct(PlannedProduct Product, IReadOnlyList<PreparedImage> Images);
