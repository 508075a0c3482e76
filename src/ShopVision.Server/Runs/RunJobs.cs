using ShopVision.Core.Errors;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Jobs;
using ShopVision.Server.Hosting;

namespace ShopVision.Server.Runs;

/// <summary>Requests for runs of the jobs that there are, wherever they are asked for.</summary>
internal static class RunJobs
{
    /// <summary>Throws <c>invalid-request</c> where the job is unknown, lacks a feed, or has one that it does not read.</summary>
    public static RunRequest Request(string job, FeedJobArguments? feed, int keep, string origin) => new(job, DataFolder.Catalog, ArgumentsOf(job, feed, keep), origin);

    private static string ArgumentsOf(string job, FeedJobArguments? feed, int keep) => (job, feed) switch
    {
        (PruneJob.JobName, null) => PruneArguments.Parse(new PruneArguments { Keep = keep }.ToJson()).ToJson(),
        (VerifyIndexJob.JobName, null) => "{}",
        (PruneJob.JobName or VerifyIndexJob.JobName, _) => throw Invalid($"no feed, since '{job}' reads none", "one"),
        (IngestFeedJob.JobName or RebuildIndexJob.JobName or RefreshImagesJob.JobName, { } told) => told.ToJson(),
        (IngestFeedJob.JobName or RebuildIndexJob.JobName or RefreshImagesJob.JobName, null) => throw Invalid("a feed", "none"),
        _ => throw Invalid($"a job of {string.Join(", ", CatalogJobs.Names)}", $"'{job}'"),
    };

    private static ShopVisionException Invalid(string expected, string found) => new(ErrorCode.InvalidRequest, $"Expected {expected}, found {found}.");
}
