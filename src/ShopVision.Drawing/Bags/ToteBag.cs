using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Bags;

internal sealed class ToteBag() : Bag("Tote Bag", "Tote Bags", new(
    [Material.Canvas, Material.Cotton, Material.Linen],
    [PatternFill.Plain, PatternFill.Striped, PatternFill.Floral, PatternFill.Dotted, PatternFill.Zigzag, PatternFill.Checked],
    12, 69))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (upper, lower) = (random.Between(120, 142), random.Between(106, 132));
        var (top, bottom) = (random.Between(206, 230), random.Between(444, 466));
        var (rise, at) = (random.Between(130, 166), random.Between(58, 72));
        Outline strap =
            $"M{256 - at} {top + 40}L{256 - at + 2} {top - 40}"
            + $"C{256 - at + 6} {top - rise - 20} {256 + at - 6} {top - rise - 20} {256 + at - 2} {top - 40}"
            + $"L{256 + at} {top + 40}";

        sketch.Shadow(256, bottom, lower + 36, 17);
        sketch.Moved(6, -10, 1, 0, () => Strap(sketch, strap, 14, sketch.Colors.Inside));
        sketch.Fill(Outline.Ellipse(256, top, upper, 9), sketch.Colors.Inside);
        sketch.Cloth(
            $"M{256 - upper} {top}Q256 {top + 14} {256 + upper} {top}"
            + $"Q{256 + upper - 4} {bottom - 100} {256 + lower} {bottom - 4}"
            + $"Q256 {bottom + 6} {256 - lower} {bottom - 4}Q{256 - upper + 4} {bottom - 100} {256 - upper} {top}Z", Shade.Sides);
        Strap(sketch, strap, 15, sketch.Colors.Dark);
        sketch.Stitch($"M{256 - upper + 2} {top + 19}Q256 {top + 33} {256 + upper - 2} {top + 19}");
        sketch.Both(() =>
        {
            sketch.Stitch($"M{256 + at - 8} {top + 24}h16v22h-16Z");
            sketch.Fold($"M{256 + upper - 20} {top + 50}Q{256 + lower - 44} {bottom - 120} {256 + lower - 36} {bottom - 30}", 22);
        });
    }
}
