namespace ShopVision.Ingestion.Feeds;

/// <summary>What of a product a column fills.</summary>
internal enum ProductField
{
    Id,
    GroupId,
    Title,
    Description,
    Brand,
    Category,
    Price,
    Currency,
    InStock,
    Url,
    AddedAt,
    Image,
    Attribute,
}
