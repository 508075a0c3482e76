using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;

namespace ShopVision.Drawing;

/// <summary>What a category of product is made of, printed with and dyed in, and what it costs.</summary>
internal sealed record Assortment(IReadOnlyList<Material> Materials, IReadOnlyList<PatternFill> Patterns, int PriceFrom, int PriceTo)
{
    public IReadOnlyList<ShopColor> Colors { get; init; } = Palette.All;
}
