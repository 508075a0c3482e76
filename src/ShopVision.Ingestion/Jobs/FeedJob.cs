using ShopVision.Core.Errors;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Jobs;

/// <summary>What jobs on a feed's catalog need: the run that they begin, what every run is told, and what is tidied up after one.</summary>
public sealed record FeedJobServices(Func<IngestRun> Open, IngestRequest Settings, Func<IngestReport, CancellationToken, Task<IngestReport>> TidyAsync);

/// <summary>
/// A job whose run is told a feed. Begun anew, it does what is left: what is written is not written again, nor embedded.
/// </summary>
public abstract class FeedJob(FeedJobServices services) : ICatalogJob
{
    public abstract string Name { get; }

    public async Task<string> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var arguments = FeedJobArguments.Parse(context.Arguments);
        var request = services.Settings with
        {
            FeedPath = arguments.Feed, ImageFolder = arguments.Images, Feed = arguments.ToOptions(), IsApproved = context.IsApproved,
            RunId = context.RunId,
            Only = arguments.RetryOf is { } failed ? await FailuresAsync(context, failed, cancellationToken).ConfigureAwait(false) : null,
        };
        var report = await RunAsync(services.Open(), request, new JobProgress(context), cancellationToken).ConfigureAwait(false);
        return await context.EndAsync(report, services.TidyAsync, cancellationToken).ConfigureAwait(false);
    }

    protected abstract Task<IngestReport> RunAsync(IngestRun run, IngestRequest request, IProgress<IngestProgress> progress, CancellationToken cancellationToken);

    private static async Task<IReadOnlySet<string>> FailuresAsync(JobContext context, string run, CancellationToken cancellationToken)
    {
        var refusals = await context.RefusalsOfAsync(run, cancellationToken).ConfigureAwait(false);
        var products = refusals.Select(refusal => refusal.Product).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return products.Count > 0
            ? products
            : throw new ShopVisionException(ErrorCode.InvalidRequest, $"Expected that the run '{run}' left out products that can be tried again, found none with an id. Ingest the whole feed.");
    }
}
