using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Bags;

internal sealed class Handbag() : Bag("Handbag", "Handbags", new(
    [Material.Leather, Material.Leather, Material.Velvet],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Plain, PatternFill.Checked], 49, 299))
{
    public override IReadOnlyList<string> Genders => [Gender.Women];

    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (upper, lower) = (random.Between(112, 150), random.Between(146, 186));
        var (top, bottom) = (random.Between(206, 232), random.Between(402, 426));
        var rise = random.Between(70, 110);
        var hasFlap = random.Chance(0.5);
        Outline body =
            $"M{256 - upper} {top}Q256 {top - 10} {256 + upper} {top}"
            + $"C{256 + upper + 14} {top + 70} {256 + lower} {bottom - 80} {256 + lower} {bottom - 24}"
            + $"Q{256 + lower} {bottom} {256 + lower - 26} {bottom}L{256 - lower + 26} {bottom}"
            + $"Q{256 - lower} {bottom} {256 - lower} {bottom - 24}"
            + $"C{256 - lower} {bottom - 80} {256 - upper - 14} {top + 70} {256 - upper} {top}Z";
        Outline handle =
            $"M{256 - (upper * 0.6)} {top + 10}"
            + $"C{256 - (upper * 0.62)} {top - rise} 208 {top - rise - 36} 256 {top - rise - 36}"
            + $"C304 {top - rise - 36} {256 + (upper * 0.62)} {top - rise} {256 + (upper * 0.6)} {top + 10}";

        sketch.Shadow(256, bottom, lower + 30, 18);
        sketch.Moved(10, -8, 1, 0, () => Strap(sketch, handle, 10, sketch.Colors.Inside));
        sketch.Cloth(body, Shade.Sides);
        sketch.Dim(
            $"M{256 - lower + 2} {bottom - 40}Q256 {bottom - 8} {256 + lower - 2} {bottom - 40}"
            + $"L{256 + lower - 4} {bottom - 10}Q256 {bottom + 4} {256 - lower + 4} {bottom - 10}Z", 0.1);
        if (hasFlap)
        {
            sketch.Trim(
                $"M{256 - upper} {top}Q256 {top - 10} {256 + upper} {top}L{256 + upper + 7} {top + 64}"
                + $"Q{256 + (upper * 0.5)} {top + 120} 256 {top + 122}"
                + $"Q{256 - (upper * 0.5)} {top + 120} {256 - upper - 7} {top + 64}Z", sketch.Colors.Base, Shade.Down);
            sketch.Stitch(
                $"M{256 - upper - 2} {top + 60}Q{256 - (upper * 0.5)} {top + 112} 256 {top + 114}"
                + $"Q{256 + (upper * 0.5)} {top + 112} {256 + upper + 2} {top + 60}");
        }

        Strap(sketch, handle, 12, sketch.Colors.Dark);
        sketch.Both(() => sketch.Part(Outline.Box(256 + (upper * 0.6) - 11, top + 2, 22, 26, 6), Palette.Brass, Shade.Slant));
        sketch.Part(Outline.Box(238, top + (hasFlap ? 98 : 10), 36, 28, 6), Palette.Brass, Shade.Slant);
        sketch.Line($"M249 {top + (hasFlap ? 112 : 24)}h14", Palette.Brass.Darken(0.5), 4);
        sketch.Stitch($"M{256 - lower + 12} {bottom - 12}L{256 + lower - 12} {bottom - 12}");
    }
}
