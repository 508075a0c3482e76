using ShopVision.Core.Catalog;

namespace ShopVision.Core.Indexing;

/// <summary>
/// A product as the index holds it. The digests decide, at the next ingest, what has changed.
/// A product none of whose pictures could be used has no images: it is found by words and filters only.
/// </summary>
public sealed record IndexEntry(Product Product, string ProductDigest, IReadOnlyList<IndexedImage> Images);
