using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Feeds;

/// <summary>The ways in which a whole feed is refused.</summary>
internal static class FeedFaults
{
    public static ShopVisionException Invalid(string feed, string what, Exception? inner = null) =>
        new(ErrorCode.FeedInvalid, $"The feed '{feed}' cannot be read. {what}", inner);

    public static ShopVisionException Empty(string feed) => Invalid(feed, "It is empty. Export it anew.");

    public static ShopVisionException WebPage(string feed) =>
        Invalid(feed, "It is a web page (HTML): most likely one that asks to log in, or an error. Check the address, and what its host wants to see (Fetch:Credentials).");

    public static ShopVisionException NotUtf8(string feed, long line, Exception? inner = null) =>
        Invalid(feed, $"Line {line} is not UTF-8 text. Save the feed in UTF-8, or name its encoding, as in --encoding windows-1252.", inner);
}
