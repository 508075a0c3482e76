namespace ShopVision.Core.Indexing;

/// <summary>Products whose words match any word of the text, by BM25.</summary>
public sealed record LexicalLeg(string Text);
