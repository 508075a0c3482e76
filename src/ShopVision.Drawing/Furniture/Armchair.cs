using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Furniture;

internal sealed class Armchair() : FurnitureTemplate("Armchair", "Armchairs", new(
    [Material.Velvet, Material.Linen, Material.Leather, Material.Wool],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Floral, PatternFill.Striped, PatternFill.Checked], 199, 899))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (half, back) = (random.Between(130, 150), random.Between(96, 136));
        var (arm, armTop) = (random.Between(32, 44), random.Between(238, 262));
        var (roundness, floor) = (random.Between(30, 92), 430);
        var isTufted = random.Chance(0.4);
        var isDarkWood = random.Chance(0.5);
        var left = 256 - half + arm - 12;

        sketch.Shadow(256, floor, half + 36, 22);
        sketch.Both(() => Leg(sketch, 256 + half - 24, 374, floor, 12, 14, isDarkWood ? Palette.Walnut : Palette.Oak));
        sketch.Cloth(Outline.Box(left, back, 512 - (2 * left), 250, roundness), Shade.Ball);
        if (isTufted) Tufts(sketch, back + 62);
        sketch.Cloth(Outline.Box(256 - half + 10, 336, (2 * half) - 20, 52, 8), Shade.Down);
        sketch.Cloth(Outline.Box(256 - half + arm - 4, 292, 2 * (half - arm) + 8, 54, 18), Shade.Down);
        sketch.Fold($"M{256 - half + arm} 290H{256 + half - arm}", 12);
        sketch.Both(() => sketch.Cloth(
            $"M{256 + half - arm} 390L{256 + half - arm} {armTop + 14}"
            + $"Q{256 + half - arm} {armTop - 6} {256 + half - (arm / 2) + 4} {armTop - 6}"
            + $"Q{256 + half + 12} {armTop - 6} {256 + half + 10} {armTop + 18}L{256 + half - 2} 390Z", Shade.Sides));
    }

    private static void Tufts(Sketch sketch, double y)
    {
        for (var tuft = -1; tuft <= 1; tuft++) sketch.Fill(Outline.Circle(256 + (60 * tuft), y, 4), sketch.Colors.Inside, 0.7);
        sketch.Both(() => sketch.Fill(Outline.Circle(286, y + 50, 4), sketch.Colors.Inside, 0.7));
    }
}
