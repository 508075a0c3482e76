namespace ShopVision.LocalIndex.Words;

/// <summary>The products that have a term, in their order, and what it adds to their scores but for how rare it is.</summary>
internal sealed record TermPostings(int[] Places, float[] Impacts, float Rarity);
