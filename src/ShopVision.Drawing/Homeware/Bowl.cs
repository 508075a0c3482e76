using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Homeware;

internal sealed class Bowl() : Houseware("Bowl", "Bowls", new(
    [Material.Ceramic, Material.Ceramic, Material.Wood, Material.Metal, Material.Glass],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Striped, PatternFill.Dotted, PatternFill.Floral, PatternFill.Zigzag],
    8, 45))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (half, foot) = (random.Between(160, 192), random.Between(62, 90));
        var (top, bottom) = (random.Between(176, 216), random.Between(356, 390));
        var tilt = random.Between(0.16, 0.26);

        sketch.Shadow(256, bottom + 14, half * 0.8, 20);
        sketch.Trim(
            $"M{256 - foot} {bottom - 20}L{256 - foot + 4} {bottom + 12}"
            + $"Q256 {bottom + 26} {256 + foot - 4} {bottom + 12}L{256 + foot} {bottom - 20}Z", sketch.Colors.Dark, Shade.Round);
        sketch.Cloth(
            $"M{256 - half} {top}C{256 - half + 4} {top + 110} {256 - foot - 40} {bottom} 256 {bottom}"
            + $"C{256 + foot + 40} {bottom} {256 + half - 4} {top + 110} {256 + half} {top}Z", Shade.Round);
        sketch.Trim(Outline.Ellipse(256, top, half, half * tilt), sketch.Colors.Light, Shade.Down);
        sketch.Trim(Outline.Ellipse(256, top + 4, half - 10, (half * tilt) - 6), sketch.Colors.Dark, Shade.Sides);
        sketch.Gleam(
            $"M{256 - (half * 0.5)} {top + (half * tilt * 0.6)}"
            + $"Q256 {top + (half * tilt * 0.9)} {256 + (half * 0.5)} {top + (half * tilt * 0.6)}", 10);
    }
}
