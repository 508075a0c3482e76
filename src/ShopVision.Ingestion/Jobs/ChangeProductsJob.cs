using ShopVision.Ingestion.Changes;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Jobs;

/// <summary>Does edits of products that a shop sent, and then tidies up.</summary>
public sealed class ChangeProductsJob(Func<ChangeRun> open, IngestRequest settings, Func<IngestReport, CancellationToken, Task<IngestReport>> tidy) : ICatalogJob
{
    public const string JobName = "change-products";

    public string Name => JobName;

    public async Task<string> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var report = await open().RunAsync(ChangeJobArguments.Parse(context.Arguments).Edits, settings, new JobProgress(context), cancellationToken).ConfigureAwait(false);
        return await context.EndAsync(report, tidy, cancellationToken).ConfigureAwait(false);
    }
}
