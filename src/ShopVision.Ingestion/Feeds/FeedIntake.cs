using ShopVision.Core.Errors;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Feeds;

/// <summary>Sorts what a feed has into products and refusals. The first product with an id stands.</summary>
internal sealed class FeedIntake(string feed)
{
    private readonly Dictionary<string, long> _lineById = new(StringComparer.Ordinal);
    private readonly List<FeedProduct> _products = [];
    private readonly List<IngestRefusal> _refusals = [];

    public IReadOnlyList<FeedProduct> Products => _products;

    public IReadOnlyList<IngestRefusal> Refusals => _refusals;

    public void Take(FeedItem item)
    {
        if (item.Outcome == FeedOutcome.Refused)
            Refuse(item, ErrorCode.ProductInvalid, item.Reason);
        else if (item.Product is { } product && _lineById.TryAdd(product.Id, item.Line))
            _products.Add(new FeedProduct(item.Line, product));
        else if (item.Product is { } twin)
            Refuse(item, ErrorCode.ProductDuplicate, $"Line {_lineById[twin.Id]} of '{feed}' has a product with the id '{twin.Id}' already; that one stands.");
    }

    private void Refuse(FeedItem item, ErrorCode code, string message) =>
        _refusals.Add(new IngestRefusal(item.Line, item.ProductId, Image: null, code, message));
}
