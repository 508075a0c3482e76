using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Snapshots;

/// <summary>What was written after the stored snapshot: products in the order of their ids, and the log that has their vectors.</summary>
internal sealed record Tail(IReadOnlyList<TailProduct> Products, MappedLog Log);
