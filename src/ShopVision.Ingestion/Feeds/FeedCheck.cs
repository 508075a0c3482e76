using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Fetching;
using ShopVision.Ingestion.Runs;

namespace ShopVision.Ingestion.Feeds;

/// <summary>Reads a whole feed and says what is in it, without touching anything.</summary>
public static class FeedCheck
{
    /// <summary>So many problems are told; the rest is counted.</summary>
    public const int MostProblems = 1000;

    /// <summary>
    /// Reads a feed that is a file, or at an address, from where it is fetched into a folder that is gone afterwards. Throws where the feed as
    /// a whole cannot be had or read, as an ingest would.
    /// </summary>
    public static async Task<FeedReport> RunAsync(string feed, FeedOptions options, FetchOptions fetching, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = options with { Now = time.GetUtcNow() };
        if (!WebAddress.IsMeant(feed))
            return await ReadAsync(FeedDocument.OpenAsync(feed, now, cancellationToken), cancellationToken).ConfigureAwait(false);
        var folder = Directory.CreateTempSubdirectory("shopvision-check-");
        try
        {
            using var fetcher = new Fetcher(fetching, time);
            var download = new FeedDownload(fetcher, fetching, folder.FullName);
            return await ReadAsync(download.OpenAsync(feed, now, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Throws where the feed as a whole cannot be read, as an ingest would.</summary>
    public static async Task<FeedReport> RunAsync(FeedDocument document, Action<long>? itemsRead, CancellationToken cancellationToken)
    {
        var intake = new FeedIntake(document.Name);
        var groups = new HashSet<UInt128>();
        var currencies = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var problems = new List<FeedProblem>();
        long items = 0, products = 0, images = 0, leftOut = 0, refused = 0, withoutImages = 0, withoutPrice = 0, withoutTitle = 0;
        await foreach (var item in document.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            itemsRead?.Invoke(++items);
            var (product, refusal) = intake.Take(item);
            if (product is not null)
                Count(product);
            else if (refusal is not null)
                Refuse(refusal);
            else
                leftOut++;
        }

        return new FeedReport(
            document.Format, document.Encoding, products, groups.Count, images, leftOut, refused, withoutImages, withoutPrice, withoutTitle, currencies, problems);

        void Count(Product product)
        {
            products++;
            images += product.Images.Count;
            if (product.GroupId is { } group)
                groups.Add(ProductKey.Of(group));
            if (!product.SearchableImages.Any())
                withoutImages++;
            if (product.Title.Length == 0)
                withoutTitle++;
            if (product.Price is { } price)
                currencies[price.Currency] = currencies.GetValueOrDefault(price.Currency) + 1;
            else
                withoutPrice++;
        }

        void Refuse(IngestRefusal refusal)
        {
            refused++;
            if (problems.Count < MostProblems)
                problems.Add(new FeedProblem(refusal.Line, refusal.ProductId, refusal.Code, refusal.Message));
        }
    }

    private static async Task<FeedReport> ReadAsync(Task<FeedDocument> opening, CancellationToken cancellationToken)
    {
        await using var document = await opening.ConfigureAwait(false);
        return await RunAsync(document, itemsRead: null, cancellationToken).ConfigureAwait(false);
    }
}
