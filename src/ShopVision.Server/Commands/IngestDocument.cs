using ShopVision.Ingestion.Runs;

namespace ShopVision.Server.Commands;

/// <summary>An ingest report as JSON: durations in milliseconds, codes as their names.</summary>
internal sealed record IngestDocument(
    string Generation, string Model, ProductCounts Products, ImageCounts Images, ModelComparison? Comparison, NearDuplicates? Duplicates, IReadOnlyList<RefusalDocument> Refusals,
    double ElapsedMs)
{
    public static IngestDocument Of(IngestReport report) => new(
        report.Generation,
        report.Model,
        report.Products,
        report.Images,
        report.Comparison,
        report.Duplicates,
        [.. report.Refusals.Select(RefusalDocument.Of)],
        Math.Round(report.Elapsed.TotalMilliseconds, 1));
}

/// <summary>A plan as JSON.</summary>
internal sealed record IngestPlanDocument(PlannedCounts Products, long Pictures, string? ApprovalReason, IReadOnlyList<RefusalDocument> Refusals)
{
    public static IngestPlanDocument Of(IngestPlan plan) => new(plan.Products, plan.Pictures, plan.ApprovalReason, [.. plan.Refusals.Select(RefusalDocument.Of)]);
}

internal sealed record RefusalDocument(long Line, string? ProductId, string? Image, string Code, string Message)
{
    public static RefusalDocument Of(IngestRefusal refusal) => new(refusal.Line, refusal.ProductId, refusal.Image, refusal.Code.Name, refusal.Message);
}
