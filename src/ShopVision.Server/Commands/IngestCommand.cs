using System.CommandLine;
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
                IngestPrinting.Print(plan);
            return Ended(parsed, plan.Refusals);
        }

        var report = await IngestAsync(catalog, request, isQuiet: isJson, cancellationToken);
        if (isJson)
            Console.WriteLine(JsonSerializer.Serialize(IngestDocument.Of(report), DocumentJson.Indented));
        else
            IngestPrinting.Print(report);
        return Ended(parsed, report.Refusals);
    }

    private static IngestRun Run(OpenCatalog catalog) => new(catalog.Embedder, catalog.Index, catalog.Images, catalog.Renderer, TimeProvider.System);

    private static int Ended(ParseResult parsed, IReadOnlyList<IngestRefusal> refusals) =>
        parsed.GetValue(Strict) && refusals.Count > 0 ? ExitCodes.DoneWithRefusals : ExitCodes.Done;
}
