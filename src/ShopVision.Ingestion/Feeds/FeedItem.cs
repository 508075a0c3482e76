using ShopVision.Core.Catalog;

namespace ShopVision.Ingestion.Feeds;

/// <summary>
/// What became of a product of a feed: the product, or the <paramref name="Reason"/> why there is none. <paramref name="Line"/> is where it
/// begins; the id is null where the feed gives none.
/// </summary>
public sealed record FeedItem(long Line, FeedOutcome Outcome, string? ProductId, Product? Product, string Reason = "")
{
    internal static FeedItem Read(long line, Product product) => new(line, FeedOutcome.Read, product.Id, product);

    internal static FeedItem Refused(long line, string? id, string reason) => new(line, FeedOutcome.Refused, id, null, reason);

    internal static FeedItem LeftOut(long line, string? id, string reason) => new(line, FeedOutcome.LeftOut, id, null, reason);
}
