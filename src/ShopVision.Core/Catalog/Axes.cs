namespace ShopVision.Core.Catalog;

/// <summary>The names under which a product's visible properties are known to feeds, models and queries alike.</summary>
public static class Axes
{
    public const string Color = "color";
    public const string Category = "category";
    public const string Gender = "gender";
    public const string Material = "material";
    public const string Pattern = "pattern";

    /// <summary>All of them, in the order in which a caption speaks of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Gender, Color, Pattern, Material, Category];
}
