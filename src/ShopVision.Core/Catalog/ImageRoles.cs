namespace ShopVision.Core.Catalog;

/// <summary>The names of the roles, as feeds write them and answers and files tell them.</summary>
public static class ImageRoles
{
    /// <summary>For messages.</summary>
    public const string Expected = "'product', 'lifestyle' or 'swatch'";

    public static string NameOf(ImageRole role) => role switch
    {
        ImageRole.Product => "product",
        ImageRole.Lifestyle => "lifestyle",
        ImageRole.Swatch => "swatch",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, message: null),
    };

    /// <summary>The role of that name without regard to case; null where there is none.</summary>
    public static ImageRole? Find(string name)
    {
        foreach (var role in Enum.GetValues<ImageRole>())
            if (NameOf(role).Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
                return role;
        return null;
    }
}
