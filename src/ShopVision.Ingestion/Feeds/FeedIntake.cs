using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Feeds;

/// <summary>Sorts what a feed has into products and refusals. The first product with an id stands.</summary>
internal sealed class FeedIntake(string feed)
{
    private readonly Dictionary<UInt128, long> _lines = [];
    private readonly HashSet<UInt128> _refused = [];

    /// <summary>Whether the feed has the product, usable or not; what it leaves out it does not have.</summary>
    public bool Names(string id) => ProductKey.Of(id) is var key && (_lines.ContainsKey(key) || _refused.Contains(key));

    /// <summary>The product, or why it is refused; neither where the feed itself leaves it out.</summary>
    public (Product? Product, IngestRefusal? Refusal) Take(FeedItem item)
    {
        if (item.Outcome == FeedOutcome.Refused)
            return (null, Refusal(item));
        if (item.Product is not { } product)
            return (null, null);
        var key = ProductKey.Of(product.Id);
        return _lines.TryAdd(key, item.Line)
            ? (product, null)
            : (null, new IngestRefusal(
                item.Line, product.Id, Image: null, ErrorCode.ProductDuplicate,
                $"Line {_lines[key]} of '{feed}' has a product with the id '{product.Id}' already; that one stands."));
    }

    private IngestRefusal Refusal(FeedItem item)
    {
        if (item.ProductId is { } id)
            _refused.Add(ProductKey.Of(id));
        return new IngestRefusal(item.Line, item.ProductId, Image: null, ErrorCode.ProductInvalid, item.Reason);
    }
}
