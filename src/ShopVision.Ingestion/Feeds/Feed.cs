using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Feeds;

/// <summary>A product and the line of the feed where it stands.</summary>
internal sealed record FeedProduct(long Line, Product Product);

/// <summary>A whole feed: its usable products in order, each id once, and what was refused.</summary>
internal sealed record Feed(IReadOnlyList<FeedProduct> Products, IReadOnlyList<IngestRefusal> Refusals)
{
    /// <summary>Reads the feed to its end, so that a fault in its last line is known before anything is written.</summary>
    public static async Task<Feed> ReadAsync(FeedDocument document, Action<long> itemsRead, CancellationToken cancellationToken)
    {
        var intake = new FeedIntake(document.Path);
        long items = 0;
        await foreach (var item in document.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            intake.Take(item);
            itemsRead(++items);
        }

        return new Feed(intake.Products, intake.Refusals);
    }

    /// <summary>Throws <c>feed-invalid</c> where no product is usable: an empty feed must not empty a catalog.</summary>
    public void RequireProducts(string path)
    {
        if (Products.Count > 0)
            return;
        var reason = Refusals.Count == 0 ? "It has no products" : $"All {Refusals.Count} of them were refused; line {Refusals[0].Line}: {Refusals[0].Message}";
        throw new ShopVisionException(ErrorCode.FeedInvalid, $"The feed '{path}' has no usable product, and nothing was changed. {reason.TrimEnd('.')}.");
    }
}
