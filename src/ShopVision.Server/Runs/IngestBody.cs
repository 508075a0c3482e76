using System.ComponentModel;
using System.Text.Json.Serialization;
using ShopVision.Core.Runs;
using ShopVision.Ingestion.Jobs;

namespace ShopVision.Server.Runs;

/// <summary>What is to be done, as JSON: what <c>shopvision runs add</c> takes.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal record IngestBody
{
    [Description("What is to be done: ingest (where absent), rebuild (fill a new generation and publish it at the end, needed after a change of model), refresh-images, prune or verify.")]
    public string Job { get; init; } = IngestFeedJob.JobName;

    [Description("The product feed: an address, or a path from the root, which the worker reads. For refresh-images it says where picture paths start from; prune and verify have none.")]
    public string? Feed { get; init; }

    [Description("Where image paths start from: a folder from the root, which they must stay in, or an address. Absent: where the feed is.")]
    public string? Images { get; init; }

    [Description("What the feed is, such as google-xml or shopify. Absent: recognised.")]
    public string? Format { get; init; }

    [Description("Which columns to read, as TARGET=COLUMN pairs: id=sku,image=file. Absent: columns are recognised by name.")]
    public string? Map { get; init; }

    [Description("utf-8, utf-16, windows-1252 or latin-1. Absent: what the feed says, else utf-8.")]
    public string? Encoding { get; init; }

    [Description("The currency of prices that name none, such as EUR.")]
    public string? Currency { get; init; }

    [Description("How many generations prune keeps beside the published one.")]
    public int Keep { get; init; } = 1;

    /// <summary>Throws <c>invalid-request</c> for what no worker could do.</summary>
    public RunRequest ToRequest(string origin) => RunJobs.Request(Job, string.IsNullOrWhiteSpace(Feed) ? null : ToArguments(Feed), Keep, origin);

    private FeedJobArguments ToArguments(string feed)
    {
        var arguments = new FeedJobArguments { Feed = feed, Images = Images, Format = Format, Map = Map, Encoding = Encoding, Currency = Currency };
        arguments.RequireWholePaths();
        arguments.ToOptions();
        return arguments;
    }
}
