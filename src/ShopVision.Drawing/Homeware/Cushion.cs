using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Homeware;

internal sealed class Cushion() : Houseware("Cushion", "Cushions", new(
    [Material.Cotton, Material.Velvet, Material.Linen, Material.Wool],
    [PatternFill.Plain, PatternFill.Striped, PatternFill.Floral, PatternFill.Zigzag, PatternFill.Dotted, PatternFill.Checked, PatternFill.Argyle],
    9, 49))
{
    public override bool Stands => false;

    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (half, tall) = (random.Between(166, 196), random.Between(124, 192));
        var dent = random.Between(10, 24);
        var hasPiping = random.Chance(0.5);
        Outline edge =
            $"M{256 - half} {256 - tall}Q256 {256 - tall + dent} {256 + half} {256 - tall}"
            + $"Q{256 + half - dent} 256 {256 + half} {256 + tall}Q256 {256 + tall - dent} {256 - half} {256 + tall}"
            + $"Q{256 - half + dent} 256 {256 - half} {256 - tall}Z";

        sketch.Shadow(260, 262 + tall, half + 20, 26);
        if (hasPiping) sketch.Line(edge, sketch.Colors.Dark, 10);
        sketch.Cloth(edge, Shade.Ball);
        sketch.Both(() =>
        {
            sketch.Fold($"M{256 + half - 16} {272 - tall}Q{256 + half - 40} {304 - tall} {256 + half - 80} {312 - tall}", 20);
            sketch.Fold($"M{256 + half - 16} {240 + tall}Q{256 + half - 40} {208 + tall} {256 + half - 76} {200 + tall}", 20);
        });
    }
}
