using ShopVision.Core.Catalog;

namespace ShopVision.Core.Indexing;

/// <summary>New words, price and stock for a product that keeps its pictures: never touches a vector.</summary>
public sealed record ProductPatch(Product Product, string ProductDigest);
