using ShopVision.Ingestion.Runs;

namespace ShopVision.Server.Commands;

/// <summary>An ingest report as JSON: durations in milliseconds, codes as their names.</summary>
internal sealed record IngestDocument(
    string Generation, string Model, ProductCounts Products, ImageCounts Images, IReadOnlyList<RefusalDocument> Refusals, double ElapsedMs)
{
    public static IngestDocument Of(IngestReport report) => new(
        report.Generation,
        report.Model,
        report.Products,
        report.Images,
        [.. report.Refusals.Select(refusal => new RefusalDocument(refusal.Line, refusal.ProductId, refusal.Image, refusal.Code.Name, refusal.Message))],
        Math.Round(report.Elapsed.TotalMilliseconds, 1));
}

internal sealed record RefusalDocument(long Line, string? ProductId, string? Image, string Code, string Message);
