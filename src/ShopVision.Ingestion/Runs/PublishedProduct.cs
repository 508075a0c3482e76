using ShopVision.Core.Indexing;
using ShopVision.Ingestion.Images;

namespace ShopVision.Ingestion.Runs;

/// <summary>What the index holds of a product, as far as it decides what has changed.</summary>
internal readonly record struct PublishedProduct(Sha256Digest Digest, ArraySegment<PublishedImage> Images)
{
    public static PublishedProduct Of(IndexEntry entry) =>
        new(Sha256Digest.Parse(entry.ProductDigest), entry.Images.Select(PublishedImage.Of).ToArray());
}

/// <summary>A picture of an indexed product: the path in the feed and the SHA-256 of its bytes.</summary>
internal readonly record struct PublishedImage(string Source, Sha256Digest Content)
{
    public static PublishedImage Of(IndexedImage image) => new(image.Source, Sha256Digest.Parse(image.ContentDigest));
}
