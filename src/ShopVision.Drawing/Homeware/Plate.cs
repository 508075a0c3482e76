using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Homeware;

internal sealed class Plate() : Houseware("Plate", "Plates", new(
    [Material.Ceramic, Material.Ceramic, Material.Ceramic, Material.Wood, Material.Glass],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Floral, PatternFill.Dotted, PatternFill.Striped, PatternFill.Zigzag],
    5, 35))
{
    public override bool Stands => false;

    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var radius = random.Between(176, 204);
        var well = radius * random.Between(0.62, 0.74);
        var isRimmed = random.Chance(0.5);

        sketch.Shadow(264, 272, radius + 34, radius + 32);
        sketch.Cloth(Outline.Circle(256, 256, radius), Shade.Slant);
        if (isRimmed) sketch.Line(Outline.Circle(256, 256, radius - 5), sketch.Colors.Dark, 9);
        sketch.Trim(Outline.Circle(256, 256, well + 7), sketch.Colors.Dark, Shade.Slant);
        sketch.Trim(Outline.Circle(256, 256, well), sketch.Colors.Light, Shade.Ball);
        sketch.Gleam(
            $"M{256 - (well * 0.7)} {256 - (well * 0.34)}"
            + $"Q{256 - (well * 0.5)} {256 - (well * 0.64)} {256 - (well * 0.16)} {256 - (well * 0.76)}", 14);
    }
}
