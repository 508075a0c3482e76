using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;

namespace ShopVision.Core.Searching;

/// <summary>The look that a search starts from, and the product where it is that of one in the catalog.</summary>
internal sealed record Reference(Embedding Embedding, Product? Product);
