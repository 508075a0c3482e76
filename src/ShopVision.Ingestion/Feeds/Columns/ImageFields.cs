using ShopVision.Core.Catalog;

namespace ShopVision.Ingestion.Feeds.Columns;

/// <summary>The fields of a product's pictures, one for each role.</summary>
internal static class ImageFields
{
    public static IReadOnlyList<(ProductField Field, ImageRole Role)> All { get; } =
        [(ProductField.Image, ImageRole.Product), (ProductField.LifestyleImage, ImageRole.Lifestyle), (ProductField.SwatchImage, ImageRole.Swatch)];

    public static bool Has(ProductField field) => All.Any(image => image.Field == field);

    /// <summary>The column for pictures of a role that a feed of JSON lines has under one name: <c>images</c>, <c>images.lifestyle</c>.</summary>
    public static string Column(string name, ImageRole role) => role == ImageRole.Product ? name : $"{name}.{ImageRoles.NameOf(role)}";
}
