using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.Elasticsearch.Tuning;

/// <summary>The nearest products by looking at every picture: what an approximate search is held to.</summary>
internal static class ExactNeighbours
{
    /// <summary>Best first, equal ones in the order of their ids.</summary>
    public static string[] Of(IReadOnlyList<IndexEntry> entries, Embedding question, int count) =>
    [
        .. entries
            .Where(entry => entry.Images.Count > 0)
            .Select(entry => (entry.Product.Id, Score: entry.Images.Max(image => image.Embedding!.Dot(question))))
            .OrderByDescending(product => product.Score).ThenBy(product => product.Id, StringComparer.Ordinal)
            .Take(count)
            .Select(product => product.Id),
    ];
}
