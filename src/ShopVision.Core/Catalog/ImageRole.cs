namespace ShopVision.Core.Catalog;

/// <summary>What a picture of a product shows. A product's pictures stand in this order, so that the first shows the product best.</summary>
public enum ImageRole
{
    /// <summary>The product alone; what a picture shows of which nothing is said.</summary>
    Product,

    /// <summary>The product in use, or in a scene beside other things.</summary>
    Lifestyle,

    /// <summary>A sample of its colour or cloth: it would be found for everything of that colour, so it is never searched.</summary>
    Swatch,
}
