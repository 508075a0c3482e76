using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Homeware;

internal sealed class Rug() : Houseware("Rug", "Rugs", new(
    [Material.Wool, Material.Wool, Material.Cotton],
    [PatternFill.Plain, PatternFill.Striped, PatternFill.Zigzag, PatternFill.Zigzag, PatternFill.Checked, PatternFill.Argyle, PatternFill.Floral],
    39, 399))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (upper, lower) = (random.Between(140, 176), random.Between(200, 226));
        var (top, bottom) = (random.Between(112, 140), random.Between(384, 410));
        var border = random.Between(16, 30);
        var isRound = random.Chance(0.25);

        if (isRound)
        {
            sketch.Shadow(256, 266, 244, 184);
            sketch.Trim(Outline.Ellipse(256, 256, 222, 156), sketch.Colors.Dark, Shade.Slant);
            sketch.Cloth(Outline.Ellipse(256, 256, 222 - border, 156 - (border * 0.7)), Shade.Slant);
            return;
        }

        sketch.Shadow(256, bottom - 4, lower + 26, 34);
        Fringe(sketch, upper, top, -13);
        Fringe(sketch, lower, bottom, 18);
        sketch.Trim($"M{256 - upper} {top}H{256 + upper}L{256 + lower} {bottom}H{256 - lower}Z", sketch.Colors.Dark, Shade.Slant);
        sketch.Cloth(
            $"M{256 - upper + (border * 0.8)} {top + (border * 0.7)}H{256 + upper - (border * 0.8)}"
            + $"L{256 + lower - border} {bottom - border}H{256 - lower + border}Z", Shade.Slant);
    }

    private static void Fringe(Sketch sketch, double half, double y, double length)
    {
        for (var x = 256 - half + 3; x < 256 + half; x += 8)
            sketch.Line($"M{x} {y}L{x + ((x - 256) * length * 0.001)} {y + length}", Palette.Linen.Darken(0.12), 3.4);
    }
}
