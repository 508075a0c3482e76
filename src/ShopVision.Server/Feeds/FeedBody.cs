using System.ComponentModel;
using System.Text.Json.Serialization;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Jobs;

namespace ShopVision.Server.Feeds;

/// <summary>A feed and what it does not say of itself, as JSON.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal record FeedBody
{
    [Description("The product feed: an address, or a path from the root, on the machine that reads it.")]
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

    /// <summary>Throws <c>invalid-request</c> for what no worker could do.</summary>
    public FeedJobArguments ToArguments()
    {
        if (string.IsNullOrWhiteSpace(Feed))
            throw new ShopVisionException(ErrorCode.InvalidRequest, "Expected the feed's address or path, found none. Name it as 'feed'.");
        var arguments = new FeedJobArguments { Feed = Feed, Images = Images, Format = Format, Map = Map, Encoding = Encoding, Currency = Currency };
        arguments.RequireUsablePlaces();
        arguments.ToOptions();
        return arguments;
    }
}
