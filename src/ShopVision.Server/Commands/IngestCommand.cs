using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ShopVision.Ingestion.Fetching;
using ShopVision.Ingestion.Images;
using ShopVision.Ingestion.Runs;
using ShopVision.LocalIndex;
using ShopVision.Server.Commands.Feeds;
using ShopVision.Server.Hosting;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Commands;

internal sealed class IngestCommand : Command
{
    public static readonly Option<string?> Images = new("--images") { Description = "Where image paths start from: a folder, which they must stay in, or an address. Default: where the feed is.", HelpName = "DIR" };
    public static readonly Option<bool> Rebuild = new("--rebuild") { Description = "Fill a new generation and publish it at the end; needed after a change of model." };
    private static readonly Option<bool> Approve = new("--approve") { Description = "Go on where the feed lacks far more products than usual: it is meant." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would be done, and do nothing: the feed and the index are read, pictures are not." };
    private static readonly Option<bool> Strict = new("--strict") { Description = $"Exit with {ExitCodes.DoneWithRefusals} where a product or picture was refused." };

    // More would bury the rest.
    private const int MostPairs = 20;

    public IngestCommand() : base("ingest", "Read a product feed, embed its pictures and publish them for searching.")
    {
        Arguments.Add(FeedArguments.Feed);
        foreach (Option option in (Option[])[CommonOptions.Data, CommonOptions.Index, Images, .. FeedArguments.Options, Rebuild, Approve, DryRun, CommonOptions.Model, Strict, CommonOptions.Json])
            Options.Add(option);
        this.SetGuardedAction(RunAsync);
    }

    /// <summary>Runs the ingest with progress for people: a bar on a terminal, plain lines elsewhere.</summary>
    public static async Task<IngestReport> IngestAsync(OpenCatalog catalog, IngestRequest request, bool isQuiet, CancellationToken cancellationToken)
    {
        var report = await IngestProgressView.ShowAsync(isQuiet, progress => Run(catalog).RunAsync(request, progress, cancellationToken));
        return await TidyAsync(catalog, report, cancellationToken);
    }

    /// <summary>The generation before stays for a rollback; older ones, and what was replaced, would only fill the disk.</summary>
    public static async Task<IngestReport> TidyAsync(OpenCatalog catalog, IngestReport report, CancellationToken cancellationToken)
    {
        await catalog.Index.PruneAsync(keep: 1, cancellationToken);
        var isCompacted = catalog.Index is LocalProductIndex local && await local.CompactAsync(onlyIfItPays: true, cancellationToken);
        return isCompacted ? report with { Generation = (await catalog.Index.DescribeAsync(cancellationToken))!.Published.Id } : report;
    }

    public static void Print(IngestReport report)
    {
        Print(report.Refusals);
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

    private static void Print(IngestPlan plan)
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

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var isJson = parsed.GetValue(CommonOptions.Json);
        var feed = FeedArguments.Read(parsed);
        var settings = SettingsFile.Load();
        var folder = DataFolder.Created(parsed.GetValue(CommonOptions.Data)!);
        using var catalog = OpenCatalog.Open(folder, parsed.GetValue(CommonOptions.Index), parsed.GetValue(CommonOptions.Model), settings);
        var request = new IngestRequest
        {
            FeedPath = parsed.GetRequiredValue(FeedArguments.Feed),
            DataFolder = folder.Path,
            ImageFolder = parsed.GetValue(Images),
            Feed = feed,
            Fetching = settings.Bind<FetchOptions>(FetchOptions.Section),
            Pictures = settings.Bind<ImageOptions>(ImageOptions.Section),
            Rebuild = parsed.GetValue(Rebuild),
            IsApproved = parsed.GetValue(Approve),
        };
        if (parsed.GetValue(DryRun))
        {
            var plan = await IngestProgressView.ShowAsync(isJson, progress => Run(catalog).PlanAsync(request, progress, cancellationToken));
            if (isJson)
                Console.WriteLine(JsonSerializer.Serialize(IngestPlanDocument.Of(plan), DocumentJson.Indented));
            else
                Print(plan);
            return Ended(parsed, plan.Refusals);
        }

        var report = await IngestAsync(catalog, request, isQuiet: isJson, cancellationToken);
        if (isJson)
            Console.WriteLine(JsonSerializer.Serialize(IngestDocument.Of(report), DocumentJson.Indented));
        else
            Print(report);
        return Ended(parsed, report.Refusals);
    }

    private static IngestRun Run(OpenCatalog catalog) => new(catalog.Embedder, catalog.Index, catalog.Images, catalog.Renderer, TimeProvider.System);

    private static int Ended(ParseResult parsed, IReadOnlyList<IngestRefusal> refusals) =>
        parsed.GetValue(Strict) && refusals.Count > 0 ? ExitCodes.DoneWithRefusals : ExitCodes.Done;
}
