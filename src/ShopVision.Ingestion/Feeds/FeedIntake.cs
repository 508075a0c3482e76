using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Feeds;

/// <summary>Sorts what a feed has into products and refusals. The first product with an id stands.</summary>
internal sealed class FeedIntake(string feed)
{
    private readonly Dictionary<UInt128, long> _lines = [];

    /// <summary>The product, or why it is refused; neither where the feed itself leaves it out.</summary>
    public (Product? Product, IngestRefusal? Refusal) Take(FeedItem item)
    {
        if (item.Outcome == FeedOutcome.Refused)
            return (null, new IngestRefusal(item.Line, item.ProductId, Image: null, ErrorCode.ProductInvalid, item.Reason));
        if (item.Product is not { } product)
            return (null, null);
        var key = ProductKey.Of(product.Id);
        return _lines.TryAdd(key, item.Line)
            ? (product, null)
            : (null, new IngestRefusal(
                item.Line, product.Id, Image: null, ErrorCode.ProductDuplicate,
                $"Line {_lines[key]} of '{feed}' has a product with the id '{product.Id}' already; that one stands."));
    }
}
