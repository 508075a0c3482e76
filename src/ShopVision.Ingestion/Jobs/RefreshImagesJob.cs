using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Jobs;

/// <summary>Asks about every picture of the catalog, and embeds those that have changed. Its feed says only where paths start from.</summary>
public sealed class RefreshImagesJob(FeedJobServices services) : FeedJob(services)
{
    public const string JobName = "refresh-images";

    public override string Name => JobName;

    protected override Task<IngestReport> RunAsync(IngestRun run, IngestRequest request, IProgress<IngestProgress> progress, CancellationToken cancellationToken) =>
        run.RefreshAsync(request, progress, cancellationToken);
}
