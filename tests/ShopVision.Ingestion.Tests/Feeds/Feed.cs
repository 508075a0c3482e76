using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Feeds;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Tests.Feeds;

internal sealed record FeedProduct(long Line, Product Product);

/// <summary>A whole feed as a run takes it in.</summary>
internal sealed record Feed(IReadOnlyList<FeedProduct> Products, IReadOnlyList<IngestRefusal> Refusals)
{
    public static async Task<Feed> ReadAsync(FeedDocument document)
    {
        var intake = new FeedIntake(document.Name);
        var products = new List<FeedProduct>();
        var refusals = new List<IngestRefusal>();
        await foreach (var item in document.ReadAsync(TestContext.Current.CancellationToken))
            if (intake.Take(item) is (var product, var refusal) && product is not null)
                products.Add(new FeedProduct(item.Line, product));
            else if (refusal is not null)
                refusals.Add(refusal);
        return new Feed(products, refusals);
    }
}
