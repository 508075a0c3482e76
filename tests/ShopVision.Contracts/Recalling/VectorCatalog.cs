using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.Contracts.Recalling;

/// <summary>Products that differ in their pictures alone, and what is asked for among them.</summary>
public sealed record VectorCatalog(string Name, int Dimensions, IReadOnlyList<IndexEntry> Entries, IReadOnlyList<Embedding> Queries);
