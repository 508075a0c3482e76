namespace ShopVision.Ingestion.Feeds.Columns;

/// <summary>What of a product a column fills.</summary>
internal enum ProductField
{
    Id,
    GroupId,
    Sku,
    Gtin,
    Title,
    Description,
    Brand,
    Category,
    Price,
    SalePrice,
    Currency,
    InStock,
    Url,
    AddedAt,
    Image,
    LifestyleImage,
    SwatchImage,
    Attribute,
}
