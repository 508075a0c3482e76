using ShopVision.Core.Catalog;
using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Storage;

/// <summary>An index entry as the log holds it; the vectors follow it as numbers.</summary>
internal sealed record EntryDocument(Product Product, string Digest, IReadOnlyList<ImageDocument> Images)
{
    public static EntryDocument Of(IndexEntry entry) =>
        new(
            entry.Product,
            entry.ProductDigest,
            [.. entry.Images.Select(image => new ImageDocument(image.Source, image.ContentDigest))]);

    public IndexEntry ToEntry() =>
        new(Product, Digest, [.. Images.Select(image => new IndexedImage(image.Source, image.Digest, Embedding: null))]);
}

/// <summary>A picture of an entry, its vector apart.</summary>
internal sealed record ImageDocument(string Source, string Digest);

/// <summary>A patch as the log holds it.</summary>
internal sealed record PatchDocument(Product Product, string Digest);
