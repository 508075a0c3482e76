namespace ShopVision.Ingestion.Feeds.Formats;

/// <summary>
/// Reads the products of a feed of one format. What concerns one product alone is that product's refusal; what casts doubt on all that
/// follows throws <c>feed-invalid</c> with the line.
/// </summary>
internal interface IFeedFormatReader
{
    IAsyncEnumerable<FeedItem> ReadAsync(CancellationToken cancellationToken);
}
