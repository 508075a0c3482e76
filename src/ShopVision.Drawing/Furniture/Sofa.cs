using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Furniture;

internal sealed class Sofa() : FurnitureTemplate("Sofa", "Sofas", new(
    [Material.Velvet, Material.Linen, Material.Leather, Material.Wool],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Plain, PatternFill.Striped, PatternFill.Floral, PatternFill.Checked],
    399, 1899))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (half, back) = (random.Between(196, 222), random.Between(168, 210));
        var (arm, armTop) = (random.Between(34, 50), random.Between(236, 262));
        var (seats, floor) = (random.Below(2) + 2, 392);
        var corner = random.Between(12, 34);
        var (left, inner) = (256 - half + arm, 2 * (half - arm));
        var isDarkWood = random.Chance(0.5);

        sketch.Shadow(256, floor, half + 34, 22);
        sketch.Both(() => Leg(sketch, 256 + half - 26, 352, floor, 6, 13, isDarkWood ? Palette.Walnut : Palette.Oak));
        sketch.Cloth(Outline.Box(left - 12, back, inner + 24, 150, corner), Shade.Down);
        for (var seat = 0; seat < seats; seat++)
            sketch.Cloth(Outline.Box(left + (inner * seat / seats) + 2, back + 20, (inner / seats) - 4, 112, 20), Shade.Ball);
        sketch.Cloth(Outline.Box(left - 6, 318, inner + 12, 44, 5), Shade.Down);
        for (var seat = 0; seat < seats; seat++)
            sketch.Cloth(Outline.Box(left + (inner * seat / seats) + 1, 284, (inner / seats) - 2, 42, 13), Shade.Down);
        sketch.Fold($"M{left + 4} 282H{left + inner - 4}", 10);
        sketch.Both(() => sketch.Cloth(Outline.Box(256 + half - arm, armTop, arm, 364 - armTop, Math.Min(corner, 22)), Shade.Sides));
    }
}
