using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Jobs;

/// <summary>Brings a catalog to what a feed says.</summary>
public sealed class IngestFeedJob(FeedJobServices services) : FeedJob(services)
{
    public const string JobName = "ingest";

    public override string Name => JobName;

    protected override Task<IngestReport> RunAsync(IngestRun run, IngestRequest request, IProgress<IngestProgress> progress, CancellationToken cancellationToken) =>
        run.RunAsync(request, progress, cancellationToken);
}
