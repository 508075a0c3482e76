namespace ShopVision.Core.Indexing;

/// <summary>
/// Products whose words match any word of the text, by BM25. One whose id, SKU or GTIN the whole text is, without regard to spaces and
/// hyphens, comes first.
/// </summary>
public sealed record LexicalLeg(string Text);
