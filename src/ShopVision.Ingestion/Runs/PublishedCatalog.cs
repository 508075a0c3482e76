using ShopVision.Core.Indexing;
using ShopVision.Ingestion.Embeddings;
using ShopVision.Ingestion.Images;

namespace ShopVision.Ingestion.Runs;

/// <summary>
/// The digests of everything that is published, or was begun: the one truth about what a run need not do. Of a product its id and the paths
/// of its pictures are objects, all else stands in two arrays. Not thread safe.
/// </summary>
internal sealed class PublishedCatalog
{
    private readonly Dictionary<string, (Sha256Digest Digest, int FirstImage, int Images)> _products = new(StringComparer.Ordinal);
    private PublishedImage[] _images = [];
    private int _imageCount;

    public int Count => _products.Count;

    /// <summary>In the order of the index's export.</summary>
    public IEnumerable<string> Ids => _products.Keys;

    public bool HasImages => _imageCount > 0;

    public static async Task<PublishedCatalog> ReadAsync(IAsyncEnumerable<IndexEntry> entries)
    {
        var catalog = new PublishedCatalog();
        await foreach (var entry in entries.ConfigureAwait(false))
            catalog.Add(entry);
        return catalog;
    }

    public void Add(IndexEntry entry)
    {
        if (_imageCount + entry.Images.Count > _images.Length)
            Array.Resize(ref _images, Math.Max(2 * _images.Length, _imageCount + entry.Images.Count));
        _products[entry.Product.Id] = (Sha256Digest.Parse(entry.ProductDigest), _imageCount, entry.Images.Count);
        foreach (var image in entry.Images)
            _images[_imageCount++] = PublishedImage.Of(image);
    }

    public PublishedProduct? Find(string id) => _products.TryGetValue(id, out var found)
        ? new PublishedProduct(found.Digest, new ArraySegment<PublishedImage>(_images, found.FirstImage, found.Images))
        : null;

    /// <summary>Gives vectors that the cache has lost back to it, of the entries that this was read from.</summary>
    public async Task RestoreAsync(EmbeddingCache cache, Func<IAsyncEnumerable<IndexEntry>> readWithVectors)
    {
        if (_images.Take(_imageCount).All(image => cache.Contains(image.Content)))
            return;
        await foreach (var entry in readWithVectors().ConfigureAwait(false))
            foreach (var image in entry.Images)
                cache.Add(image.ContentDigest, image.Embedding!);
    }
}
