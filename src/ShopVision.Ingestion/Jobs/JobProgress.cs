using System.Text.Json;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Jobs;

/// <summary>How far an ingest is, as its run tells it: stages by names such as <c>reading-feed</c>.</summary>
internal sealed class JobProgress(JobContext context) : IProgress<IngestProgress>
{
    public void Report(IngestProgress value) => context.Report(new RunProgress(JsonNamingPolicy.KebabCaseLower.ConvertName(value.Stage.ToString()), value.Done, value.Total));
}
