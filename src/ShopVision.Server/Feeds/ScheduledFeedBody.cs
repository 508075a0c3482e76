using System.ComponentModel;
using System.Text.Json.Serialization;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Jobs;
using ShopVision.Server.Hosting;
using ShopVision.Server.Scheduling;

namespace ShopVision.Server.Feeds;

/// <summary>A feed and when to ingest it, as JSON.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ScheduledFeedBody : FeedBody
{
    [Description("When to ingest it: second, minute, hour, day of month, month, day of week. '0 0 3 * * ?' is three at night.")]
    public string? Cron { get; init; }

    [Description("The time zone of these times by its IANA name, such as Europe/Berlin.")]
    public string? TimeZone { get; init; } = "UTC";

    /// <summary>Throws <c>invalid-request</c> and <c>schedule-invalid</c>.</summary>
    public RunSchedule ToSchedule(string name, DateTimeOffset now) => NewSchedule.Create(
        name, Cron ?? "", TimeZone ?? "", new RunRequest(IngestFeedJob.JobName, DataFolder.Catalog, ToArguments().ToJson()), now);
}
