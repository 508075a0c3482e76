using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Jobs;

/// <summary>Fills a new generation with what a feed says, beside the published one, and publishes it at the end: for a change of model.</summary>
public sealed class RebuildIndexJob(FeedJobServices services) : FeedJob(services)
{
    public const string JobName = "rebuild";

    public override string Name => JobName;

    protected override Task<IngestReport> RunAsync(IngestRun run, IngestRequest request, IProgress<IngestProgress> progress, CancellationToken cancellationToken) =>
        run.RunAsync(request with { Rebuild = true }, progress, cancellationToken);
}
