namespace ShopVision.LocalIndex.Words;

/// <summary>Where in a product a word stands.</summary>
internal enum WordField : byte
{
    Title,
    Brand,
    Category,
    Attributes,
    Description,
    Code,
}
