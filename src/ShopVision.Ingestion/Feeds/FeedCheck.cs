using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ShopVision.Core.Catalog;
using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Feeds;

/// <summary>Reads a whole feed and says what is in it, without touching anything.</summary>
public static class FeedCheck
{
    /// <summary>So many problems are told; the rest is counted.</summary>
    public const int MostProblems = 1000;

    /// <summary>Throws where the feed as a whole cannot be read, as an ingest would.</summary>
    public static async Task<FeedReport> RunAsync(FeedDocument document, Action<long>? itemsRead, CancellationToken cancellationToken)
    {
        // Of the ids no more than is needed to tell them apart: a feed of ten million products must not need their texts.
        var ids = new HashSet<UInt128>();
        var groups = new HashSet<UInt128>();
        var currencies = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var problems = new List<FeedProblem>();
        long items = 0, products = 0, images = 0, leftOut = 0, refused = 0, withoutImages = 0, withoutPrice = 0, withoutTitle = 0;
        await foreach (var item in document.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            itemsRead?.Invoke(++items);
            if (item.Outcome == FeedOutcome.LeftOut)
                leftOut++;
            else if (item.Product is not { } product)
                Refuse(item, ErrorCode.ProductInvalid, item.Reason);
            else if (!ids.Add(KeyOf(product.Id)))
                Refuse(item, ErrorCode.ProductDuplicate, $"The id '{product.Id}' stands further up already; that product stands.");
            else
                Count(product);
        }

        return new FeedReport(
            document.Format, document.Encoding, products, groups.Count, images, leftOut, refused, withoutImages, withoutPrice, withoutTitle, currencies, problems);

        void Count(Product product)
        {
            products++;
            images += product.Images.Count;
            if (product.GroupId is { } group)
                groups.Add(KeyOf(group));
            if (product.Images.Count == 0)
                withoutImages++;
            if (product.Title.Length == 0)
                withoutTitle++;
            if (product.Price is { } price)
                currencies[price.Currency] = currencies.GetValueOrDefault(price.Currency) + 1;
            else
                withoutPrice++;
        }

        void Refuse(FeedItem item, ErrorCode code, string message)
        {
            refused++;
            if (problems.Count < MostProblems)
                problems.Add(new FeedProblem(item.Line, item.ProductId, code, message));
        }
    }

    private static UInt128 KeyOf(string id) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(MemoryMarshal.AsBytes(id.AsSpan())));
}
