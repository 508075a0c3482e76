namespace ShopVision.Drawing;

/// <summary>The words a feed uses for whom a product is made.</summary>
internal static class Gender
{
    public const string Women = "Women";
    public const string Men = "Men";
    public const string Unisex = "Unisex";

    public static readonly IReadOnlyList<string> All = [Women, Men, Unisex];
}
