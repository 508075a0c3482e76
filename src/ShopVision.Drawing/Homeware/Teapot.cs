using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Homeware;

internal sealed class Teapot() : Houseware("Teapot", "Teapots", new(
    [Material.Ceramic, Material.Ceramic, Material.Metal, Material.Glass],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Floral, PatternFill.Dotted, PatternFill.Striped], 19, 79))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (half, top, bottom) = (random.Between(112, 134), random.Between(176, 204), random.Between(390, 410));
        var hasBail = random.Chance(0.3);
        var middle = (top + bottom) / 2;
        Outline handle = hasBail
            ? (Outline)$"M{256 - (half * 0.6)} {top + 12}C{256 - (half * 0.7)} {top - 110} {256 + (half * 0.7)} {top - 110} {256 + (half * 0.6)} {top + 12}"
            : $"M{256 + half - 22} {middle - 52}C{256 + half + 82} {middle - 78} {256 + half + 82} {middle + 66} {256 + half - 12} {middle + 48}";

        sketch.Shadow(256, bottom + 4, half + 56, 17);
        sketch.Line(handle, sketch.Colors.Edge, 23);
        sketch.Line(handle, sketch.Colors.Base, 20);
        sketch.Line(handle, Rgb.White, 5, 0.25);
        sketch.Cloth(
            $"M{256 - half + 16} {middle - 24}"
            + $"C{256 - half - 22} {middle - 30} {256 - half - 26} {top + 8} {256 - half - 58} {top - 20}"
            + $"L{256 - half - 82} {top - 4}"
            + $"C{256 - half - 42} {top + 30} {256 - half - 60} {middle + 62} {256 - half + 40} {middle + 70}Z", Shade.Slant);
        sketch.Cloth(
            $"M{256 - (half * 0.56)} {top}"
            + $"C{256 - half - 22} {top + 44} {256 - half - 22} {bottom - 40} {256 - (half * 0.56)} {bottom}"
            + $"Q256 {bottom + 12} {256 + (half * 0.56)} {bottom}"
            + $"C{256 + half + 22} {bottom - 40} {256 + half + 22} {top + 44} {256 + (half * 0.56)} {top}Z", Shade.Round);
        sketch.Trim(
            $"M{256 - (half * 0.56) - 3} {top + 4}Q256 {top + 18} {256 + (half * 0.56) + 3} {top + 4}"
            + $"Q{256 + (half * 0.4)} {top - 36} 256 {top - 38}"
            + $"Q{256 - (half * 0.4)} {top - 36} {256 - (half * 0.56) - 3} {top + 4}Z", sketch.Colors.Dark, Shade.Round);
        sketch.Trim(Outline.Circle(256, top - 46, 14), sketch.Colors.Dark, Shade.Ball);
    }
}
