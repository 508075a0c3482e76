using System.Globalization;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Server.Commands;

/// <summary>What an ingest did, or would do, on the console.</summary>
internal static class IngestPrinting
{
    // More would bury the rest.
    private const int MostPairs = 20;

    public static void Print(IngestReport report)
    {
        Print(report.Refusals);
        PrintCounts(report);
    }

    /// <summary>What was done, without what was left out.</summary>
    public static void PrintCounts(IngestReport report)
    {
        var (products, images) = (report.Products, report.Images);
        Console.WriteLine($"products: {products.Added} added, {products.Changed} changed, {products.Unchanged} unchanged, {products.Removed} removed, {products.Refused} refused, {products.WithoutImages} without a usable picture");
        Console.WriteLine($"pictures: {images.Embedded} embedded, {images.FromCache} from the cache, {images.Unchanged} unchanged, {images.Refused} refused");
        foreach (var pair in report.Duplicates?.Pairs.Take(MostPairs) ?? [])
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"look the same ({pair.Similarity:0.000}): {pair.Product} {pair.Image}, {pair.OtherProduct} {pair.OtherImage}"));
        if (report.Duplicates is { Found: > 0 } duplicates)
            Console.WriteLine($"near-duplicates: {duplicates.Found} pairs of different products, of {duplicates.Checked} products looked up; --json has them");
        if (report.Comparison is { } comparison)
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"beside {comparison.ModelBefore}: {comparison.Overlap:P1} of the nearest ten are the same; {comparison.SameCategoryBefore:P1} of them shared a category, now {comparison.SameCategoryAfter:P1} (difference {comparison.DifferenceLow:P1} to {comparison.DifferenceHigh:P1})"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"generation {report.Generation}, model {report.Model}, {report.Elapsed.TotalSeconds:0.0} s"));
    }

    public static void Print(IngestPlan plan)
    {
        Print(plan.Refusals);
        var products = plan.Products;
        Console.WriteLine($"products: {products.New} new, {products.Changed} changed, {products.ToLookAt} whose pictures may have changed, {products.Unchanged} unchanged, {products.Removed} to remove, {products.Refused} refused");
        Console.WriteLine($"pictures: {plan.Pictures} to read");
        if (plan.ApprovalReason is { } reason)
            Console.WriteLine($"approval needed: {reason}");
        Console.WriteLine("Nothing was changed.");
    }

    private static void Print(IEnumerable<IngestRefusal> refusals)
    {
        foreach (var refusal in refusals)
            Console.WriteLine($"refused [{refusal.Code}] line {refusal.Line}{(refusal.ProductId is null ? "" : $", product {refusal.ProductId}")}: {refusal.Message}");
    }
}
