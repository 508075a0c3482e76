using ShopVision.Core.Embeddings;

namespace ShopVision.Core.Indexing;

/// <summary>Nearest pictures first: a product scores by its best picture, as the dot product with the query.</summary>
public sealed record VectorLeg(Embedding Query);
