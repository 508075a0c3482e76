using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Homeware;

internal sealed class Vase() : Houseware("Vase", "Vases", new(
    [Material.Ceramic, Material.Ceramic, Material.Glass, Material.Metal],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Striped, PatternFill.Floral, PatternFill.Zigzag, PatternFill.Dotted],
    15, 99))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (mouth, neck, belly, foot) = (random.Between(36, 62), random.Between(24, 40), random.Between(78, 132), random.Between(44, 66));
        var (top, wide) = (random.Between(118, 178), random.Between(280, 350));
        var stems = random.Below(3) * 2;

        sketch.Shadow(256, 452, foot + 64, 16);
        for (var stem = 0; stem < stems; stem++) Stem(sketch, top, (stem - ((stems - 1) / 2.0)) * 26);
        sketch.Fill(Outline.Ellipse(256, top, mouth, mouth * 0.2), sketch.Colors.Inside);
        sketch.Cloth(
            $"M{256 - mouth} {top}C{256 - neck + 4} {top + 30} {256 - neck} {top + 44} {256 - neck} {top + 62}"
            + $"C{256 - neck} {top + 100} {256 - belly} {wide - 64} {256 - belly} {wide}"
            + $"C{256 - belly} {wide + 62} {256 - foot} 408 {256 - foot} 444Q256 460 {256 + foot} 444"
            + $"C{256 + foot} 408 {256 + belly} {wide + 62} {256 + belly} {wide}"
            + $"C{256 + belly} {wide - 64} {256 + neck} {top + 100} {256 + neck} {top + 62}"
            + $"C{256 + neck} {top + 44} {256 + neck - 4} {top + 30} {256 + mouth} {top}"
            + $"Q256 {top + (mouth * 0.42)} {256 - mouth} {top}Z", Shade.Round);
        sketch.Line($"M{256 - mouth} {top}Q256 {top + (mouth * 0.42)} {256 + mouth} {top}", sketch.Colors.Light, 4);
    }

    private static void Stem(Sketch sketch, double top, double lean)
    {
        var end = top - 40 - sketch.Random.Between(0, 30);
        sketch.Line(
            $"M{256 + (lean * 0.3)} {top + 10}Q{256 + (lean * 0.5)} {end + 30} {256 + lean} {end}", Palette.Leaf.Darken(0.2), 4);
        LeafAt(sketch, 256 + (lean * 0.6), top - 10, 44, lean * 0.9, Palette.Leaf);
        LeafAt(sketch, 256 + lean, end + 8, 36, lean * 0.4, Palette.Leaf.Lighten(0.16));
    }
}
