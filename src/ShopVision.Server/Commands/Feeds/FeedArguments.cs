using System.CommandLine;
using ShopVision.Ingestion.Feeds;
using ShopVision.Ingestion.Jobs;

namespace ShopVision.Server.Commands.Feeds;

/// <summary>A feed and what it does not say of itself, for every command that reads one.</summary>
internal static class FeedArguments
{
    private static readonly Option<string?> Format = new("--format")
    {
        Description = $"What the feed is: {string.Join(", ", FeedFormat.All.Select(format => format.Name))}. Default: recognised.",
        HelpName = "NAME",
    };

    private static readonly Option<string?> Map = new("--map")
    {
        Description = "Which columns to read, as TARGET=COLUMN pairs: id=sku,image=file,color=colour. Only these are read. Default: columns are recognised by name.",
        HelpName = "PAIRS",
    };

    private static readonly Option<string?> Encoding = new("--encoding")
    {
        Description = "utf-8, utf-16, windows-1252 or latin-1. Default: what the feed says, else utf-8.",
        HelpName = "NAME",
    };

    private static readonly Option<string?> Currency = new("--currency")
    {
        Description = "The currency of prices that name none, such as EUR: exports of Shopify, WooCommerce and Magento name none.",
        HelpName = "CODE",
    };

    public static Argument<string> Feed { get; } = new("FEED")
    {
        Description = "The product feed: Google Merchant Center, Shopify, WooCommerce, Magento, schema.org, or CSV, TSV or JSON lines with columns by name; packed by gzip or zip or not.",
    };

    public static IReadOnlyList<Option> Options { get; } = [Format, Map, Encoding, Currency];

    /// <summary>Throws <c>invalid-request</c>.</summary>
    public static FeedOptions Read(ParseResult parsed) => Arguments(parsed, parsed.GetRequiredValue(Feed)).ToOptions();

    /// <summary>The same for a run, whose worker may stand in another folder. Throws <c>invalid-request</c>.</summary>
    public static FeedJobArguments ReadForRun(ParseResult parsed, string feed, string? images)
    {
        var arguments = (Arguments(parsed, feed) with { Images = images }).WithWholePaths();
        // Now rather than by the worker.
        arguments.RequireUsablePlaces();
        arguments.ToOptions();
        return arguments;
    }

    private static FeedJobArguments Arguments(ParseResult parsed, string feed) => new()
    {
        Feed = feed,
        Format = parsed.GetValue(Format),
        Map = parsed.GetValue(Map),
        Encoding = parsed.GetValue(Encoding),
        Currency = parsed.GetValue(Currency),
    };
}
