using System.Text.Json;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Jobs;

/// <summary>
/// Brings a catalog to what a feed says, and then tidies up. Begun anew, it does what is left: what is written is not written again, nor
/// embedded.
/// </summary>
public sealed class IngestFeedJob(Func<IngestRun> open, IngestRequest settings, Func<IngestReport, CancellationToken, Task<IngestReport>> tidy) : ICatalogJob
{
    public const string JobName = "ingest";

    public string Name => JobName;

    public async Task<string> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var arguments = FeedJobArguments.Parse(context.Arguments);
        var request = settings with
        {
            FeedPath = arguments.Feed, ImageFolder = arguments.Images, Feed = arguments.ToOptions(), Rebuild = arguments.Rebuild, IsApproved = context.IsApproved,
        };
        var report = await open().RunAsync(request, new Progress(context), cancellationToken).ConfigureAwait(false);
        context.Refuse([.. report.Refusals.Select(refusal =>
            new RunRefusal(refusal.Line, refusal.ProductId, refusal.Image, refusal.Code.Name, refusal.Message, refusal.Code.IsTransient))]);
        var tidied = await tidy(report, cancellationToken).ConfigureAwait(false);
        return JsonSerializer.Serialize(tidied with { Refusals = [] }, JsonSerializerOptions.Web);
    }

    private sealed class Progress(JobContext context) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => context.Report(new RunProgress(JsonNamingPolicy.KebabCaseLower.ConvertName(value.Stage.ToString()), value.Done, value.Total));
    }
}
