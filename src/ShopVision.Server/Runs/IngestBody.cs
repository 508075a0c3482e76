using System.ComponentModel;
using System.Text.Json.Serialization;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Jobs;
using ShopVision.Server.Feeds;

namespace ShopVision.Server.Runs;

/// <summary>What is to be done, as JSON: what <c>shopvision runs add</c> takes.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record IngestBody : FeedBody
{
    [Description("What is to be done: ingest (where absent), rebuild (fill a new generation and publish it at the end, needed after a change of model), refresh-images (its feed says where picture paths start from), prune or verify (which have no feed).")]
    public string Job { get; init; } = IngestFeedJob.JobName;

    [Description("How many generations prune keeps beside the published one.")]
    public int Keep { get; init; } = 1;

    /// <summary>Throws <c>invalid-request</c> for what no worker could do.</summary>
    public RunRequest ToRequest(string origin) => RunJobs.Request(Job, string.IsNullOrWhiteSpace(Feed) ? null : ToArguments(), Keep, origin);
}
