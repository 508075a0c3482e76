using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Furniture;

internal sealed class Bed() : FurnitureTemplate("Bed", "Beds", new(
    [Material.Velvet, Material.Linen, Material.Cotton],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Striped, PatternFill.Checked, PatternFill.Floral], 199, 1299))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (half, head) = (random.Between(160, 178), random.Between(120, 164));
        var (corner, throwTop) = (random.Between(6, 60), random.Between(316, 344));
        var channels = random.Below(4);

        sketch.Shadow(256, 432, half + 60, 20);
        sketch.Cloth(
            $"M{256 - half} 330V{head + corner}Q{256 - half} {head} {256 - half + corner} {head}"
            + $"H{256 + half - corner}Q{256 + half} {head} {256 + half} {head + corner}V330Z", Shade.Down);
        for (var channel = 1; channel <= channels * 2; channel++)
            sketch.Seam($"M{256 - half + (2 * half * channel / ((channels * 2) + 1.0))} {head + 6}V260");
        sketch.Both(() => Leg(sketch, 256 + half + 16, 404, 432, 0, 15, Palette.Walnut));
        sketch.Part(
            $"M{256 - half + 4} 250Q256 238 {256 + half - 4} 250L{256 + half + 26} 388H{256 - half - 26}Z", Palette.Cream, Shade.Sides);
        sketch.Both(() => sketch.Part(
            $"M272 226Q270 206 294 206H{256 + half - 34}Q{256 + half - 12} 206 {256 + half - 12} 226"
            + $"L{256 + half - 8} 262Q{256 + half - 10} 276 {256 + half - 30} 276H290Q270 276 270 262Z", Palette.Cream.Lighten(0.4), Shade.Ball));
        sketch.Cloth(
            $"M{256 - half - 10} {throwTop - 22}Q256 {throwTop - 34} {256 + half + 10} {throwTop - 22}"
            + $"L{256 + half + 27} 392Q256 400 {256 - half - 27} 392Z", Shade.Sides);
        sketch.Fold($"M{256 - half} {throwTop + 10}Q200 {throwTop + 30} 180 386", 16);
        sketch.Fold($"M330 {throwTop - 16}Q350 {throwTop + 20} 346 388", 16);
        sketch.Trim(Outline.Box(256 - half - 28, 386, (2 * half) + 56, 30, 7), sketch.Colors.Base, Shade.Down);
    }
}
