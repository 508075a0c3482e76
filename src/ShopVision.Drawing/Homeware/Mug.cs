using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Homeware;

internal sealed class Mug() : Houseware("Mug", "Mugs", new(
    [Material.Ceramic, Material.Ceramic, Material.Ceramic, Material.Metal, Material.Glass],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Dotted, PatternFill.Floral, PatternFill.Striped, PatternFill.Zigzag, PatternFill.Checked],
    6, 25))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (half, foot) = (random.Between(98, 122), random.Between(84, 112));
        var (top, bottom) = (random.Between(124, 166), random.Between(400, 424));
        var (reach, right) = (random.Between(66, 96), 232.0);
        var side = right + half;
        Outline handle =
            $"M{side - 8} {top + 54}"
            + $"C{side + reach} {top + 34} {side + reach + 10} {bottom - 50} {side - 16} {bottom - 66}";

        sketch.Shadow(right + 10, bottom + 8, half + 60, 17);
        sketch.Line(handle, sketch.Colors.Edge, 31);
        sketch.Line(handle, sketch.Colors.Base, 28);
        sketch.Line(handle, Colors.Rgb.White, 7, 0.25);
        sketch.Cloth(
            $"M{right - half} {top}L{right - foot} {bottom - 22}"
            + $"Q{right - foot + 4} {bottom + 12} {right} {bottom + 12}"
            + $"Q{right + foot - 4} {bottom + 12} {right + foot} {bottom - 22}L{right + half} {top}Z", Shade.Round);
        sketch.Trim(Outline.Ellipse(right, top, half, half * 0.22), sketch.Colors.Light, Shade.Down);
        sketch.Fill(Outline.Ellipse(right, top + 3, half - 9, (half * 0.22) - 5), sketch.Colors.Inside, 0.85);
    }
}
