using ShopVision.Core.Embeddings;

namespace ShopVision.Core.Indexing;

/// <summary>
/// A picture of an indexed product: where it came from, the SHA-256 of its bytes (lower-case hex) and its vector.
/// <paramref name="Embedding"/> is null only in answers that were asked for without vectors.
/// </summary>
public sealed record IndexedImage(string Source, string ContentDigest, Embedding? Embedding);
