using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Bags;

internal sealed class Backpack() : Bag("Backpack", "Backpacks", new(
    [Material.Canvas, Material.Canvas, Material.Leather, Material.Denim],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Plain, PatternFill.Checked, PatternFill.Floral, PatternFill.Zigzag],
    29, 149))
{
    public override IReadOnlyList<string> Genders => [Gender.Unisex];

    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (half, top, bottom) = (random.Between(106, 130), random.Between(86, 106), random.Between(430, 456));
        var hasFlap = random.Chance(0.4);
        var pocket = random.Between(290, 316);

        sketch.Shadow(256, bottom, half + 50, 20);
        sketch.Both(() => Strap(sketch,
            $"M{256 + half - 26} {top + 60}Q{256 + half + 40} 200 {256 + half + 8} {bottom - 40}", 20, sketch.Colors.Dark));
        Strap(sketch, $"M228 {top + 6}C226 {top - 44} 286 {top - 44} 284 {top + 6}", 11, sketch.Colors.Dark);
        sketch.Both(() => sketch.Trim(
            $"M{256 + half - 8} 320Q{256 + half + 28} 330 {256 + half + 20} {bottom - 26}"
            + $"L{256 + half - 10} {bottom - 12}Z", sketch.Colors.Dark, Shade.Sides));
        sketch.Cloth(
            $"M{256 - half} {bottom - 26}L{256 - half + 4} {top + 90}"
            + $"C{256 - half + 8} {top + 10} {256 - 60} {top} 256 {top}"
            + $"C{256 + 60} {top} {256 + half - 8} {top + 10} {256 + half - 4} {top + 90}L{256 + half} {bottom - 26}"
            + $"Q{256 + half} {bottom} {256 + half - 30} {bottom}L{256 - half + 30} {bottom}"
            + $"Q{256 - half} {bottom} {256 - half} {bottom - 26}Z", Shade.Sides);
        if (hasFlap) Flap(sketch, half, top);
        else Zip(sketch,
            $"M{256 - half + 20} {top + 128}C{256 - half + 20} {top + 34} {256 - 54} {top + 26} 256 {top + 26}"
            + $"C{256 + 54} {top + 26} {256 + half - 20} {top + 34} {256 + half - 20} {top + 128}");
        sketch.Cloth(
            $"M{256 - half + 20} {pocket + 18}Q{256 - half + 20} {pocket} {256 - half + 38} {pocket}"
            + $"L{256 + half - 38} {pocket}Q{256 + half - 20} {pocket} {256 + half - 20} {pocket + 18}"
            + $"L{256 + half - 14} {bottom - 32}Q{256 + half - 16} {bottom - 14} {256 + half - 34} {bottom - 14}"
            + $"L{256 - half + 34} {bottom - 14}Q{256 - half + 16} {bottom - 14} {256 - half + 14} {bottom - 32}Z", Shade.Down);
        Zip(sketch, $"M{256 - half + 34} {pocket + 20}L{256 + half - 34} {pocket + 20}");
    }

    private static void Zip(Sketch sketch, Outline line)
    {
        sketch.Line(line, sketch.Colors.Inside, 7);
        sketch.Line(line, Palette.Steel, 2.2);
    }

    private static void Flap(Sketch sketch, double half, double top)
    {
        sketch.Trim(
            $"M{256 - half + 2} {top + 84}C{256 - half + 8} {top + 4} {256 - 60} {top - 4} 256 {top - 4}"
            + $"C{256 + 60} {top - 4} {256 + half - 8} {top + 4} {256 + half - 2} {top + 84}"
            + $"L{256 + half - 2} {top + 150}Q{256 + half - 4} {top + 176} 256 {top + 178}"
            + $"Q{256 - half + 4} {top + 176} {256 - half + 2} {top + 150}Z", sketch.Colors.Dark, Shade.Down);
        sketch.Both(() =>
        {
            Strap(sketch, $"M302 {top + 90}L302 {top + 196}", 13, Palette.Walnut);
            sketch.Part(Outline.Box(293, top + 176, 18, 20, 4), Palette.Brass, Shade.Slant);
        });
    }
}
