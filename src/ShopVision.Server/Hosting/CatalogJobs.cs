using ShopVision.Core.Runs;
using ShopVision.Ingestion.Changes;
using ShopVision.Ingestion.Fetching;
using ShopVision.Ingestion.Images;
using ShopVision.Ingestion.Jobs;
using ShopVision.Ingestion.Runs;
using ShopVision.LocalIndex;
using ShopVision.Server.Commands;
using ShopVision.Server.Settings;

namespace ShopVision.Server.Hosting;

/// <summary>All that a worker can do on a catalog.</summary>
internal static class CatalogJobs
{
    /// <summary>The names of those that anybody may ask for; edits of products come with the products alone.</summary>
    public static IReadOnlyList<string> Names { get; } = [IngestFeedJob.JobName, RebuildIndexJob.JobName, RefreshImagesJob.JobName, PruneJob.JobName, VerifyIndexJob.JobName];

    public static IReadOnlyList<ICatalogJob> Of(OpenCatalog catalog, DataFolder folder, IRunStore runs, IConfiguration settings)
    {
        var services = new FeedJobServices(
            () => new IngestRun(catalog.Embedder, catalog.Index, catalog.Images, catalog.Renderer, TimeProvider.System),
            new IngestRequest
            {
                FeedPath = "",
                DataFolder = folder.Path,
                Fetching = settings.Bind<FetchOptions>(FetchOptions.Section),
                Pictures = settings.Bind<ImageOptions>(ImageOptions.Section),
            },
            (report, cancellation) => IngestCommand.TidyAsync(catalog, report, cancellation));
        return
        [
            new IngestFeedJob(services),
            new RebuildIndexJob(services),
            new RefreshImagesJob(services),
            new ChangeProductsJob(() => new ChangeRun(catalog.Embedder, catalog.Index, catalog.Images, catalog.Renderer, TimeProvider.System), services.Settings, services.TidyAsync),
            new PruneJob(catalog.Index, catalog.Images, runs),
            new VerifyIndexJob(catalog.Index, catalog.Images, cancellation => VerifyStorageAsync(catalog, cancellation)),
        ];
    }

    private static async Task<IReadOnlyList<string>> VerifyStorageAsync(OpenCatalog catalog, CancellationToken cancellationToken) =>
        catalog.Index is LocalProductIndex local
            ? [.. (await local.VerifyAsync(cancellationToken)).Where(check => check.Fault is not null).Select(check => check.Fault!.Message)]
            : [];
}
