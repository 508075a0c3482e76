using ShopVision.Core.Indexing;
using ShopVision.Ingestion.Embeddings;

namespace ShopVision.Ingestion.Runs;

/// <summary>What the index holds of a product, as far as it decides what has changed.</summary>
internal sealed record PublishedProduct(string ProductDigest, IReadOnlyList<PublishedImage> Images)
{
    public static PublishedProduct Of(IndexEntry entry) =>
        new(entry.ProductDigest, [.. entry.Images.Select(image => new PublishedImage(image.Source, image.ContentDigest))]);
}

/// <summary>A picture of an indexed product: the path in the feed and the SHA-256 of its bytes.</summary>
internal readonly record struct PublishedImage(string Source, string ContentDigest);

/// <summary>The digests of everything that is published, or was begun: the one truth about what a run need not do.</summary>
internal sealed class PublishedCatalog(IReadOnlyDictionary<string, PublishedProduct> products)
{
    public static PublishedCatalog Empty { get; } = new(new Dictionary<string, PublishedProduct>());

    public int Count => products.Count;

    /// <summary>In the order of the index's export.</summary>
    public IEnumerable<string> Ids => products.Keys;

    public bool HasImages => products.Values.Any(product => product.Images.Count > 0);

    public PublishedProduct? Find(string id) => products.GetValueOrDefault(id);

    public static async Task<PublishedCatalog> ReadAsync(IAsyncEnumerable<IndexEntry> entries)
    {
        var products = new Dictionary<string, PublishedProduct>(StringComparer.Ordinal);
        await foreach (var entry in entries.ConfigureAwait(false))
            products[entry.Product.Id] = PublishedProduct.Of(entry);
        return new PublishedCatalog(products);
    }

    /// <summary>Gives vectors that the cache has lost back to it, of the entries that this was read from.</summary>
    public async Task RestoreAsync(EmbeddingCache cache, Func<IAsyncEnumerable<IndexEntry>> readWithVectors)
    {
        if (products.Values.All(product => product.Images.All(image => cache.Contains(image.ContentDigest))))
            return;
        await foreach (var entry in readWithVectors().ConfigureAwait(false))
            foreach (var image in entry.Images)
                cache.Add(image.ContentDigest, image.Embedding!);
    }
}
