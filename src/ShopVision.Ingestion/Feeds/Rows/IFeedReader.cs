namespace ShopVision.Ingestion.Feeds.Rows;

/// <summary>
/// Reads a feed row by row. What concerns one row alone is the row's problem; what casts doubt on all that follows (broken
/// quoting, text that is not UTF-8) throws <c>feed-invalid</c> with the line.
/// </summary>
internal interface IFeedReader
{
    /// <summary>The columns that every row has, known before the first; null where each row names its own.</summary>
    IReadOnlyList<string>? Header { get; }

    IAsyncEnumerable<FeedRow> ReadAsync(CancellationToken cancellationToken);
}
