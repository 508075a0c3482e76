namespace ShopVision.Core.Indexing;

/// <summary>
/// A product found, without its vectors. <paramref name="VectorScore"/> is null without a vector leg or for a product without
/// pictures, <paramref name="LexicalScore"/> without a lexical leg or where no word matches. <paramref name="ImageIndex"/>
/// names the picture that scored, among the entry's images.
/// </summary>
public sealed record IndexHit(IndexEntry Entry, double? VectorScore, double? LexicalScore, int? ImageIndex)
{
    /// <summary>The words are nothing but a code of this product: its id, SKU or GTIN.</summary>
    public bool IsNamed { get; init; }
}
