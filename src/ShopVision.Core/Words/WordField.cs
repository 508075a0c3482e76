namespace ShopVision.Core.Words;

/// <summary>Where in a product a word stands.</summary>
public enum WordField : byte
{
    Title,
    Brand,
    Category,
    Attributes,
    Description,
    Code,
}
