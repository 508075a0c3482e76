using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Bags;

internal sealed class Suitcase() : Bag("Suitcase", "Suitcases", new(
    [Material.Metal, Material.Canvas, Material.Leather], [PatternFill.Plain], 69, 289))
{
    public override IReadOnlyList<string> Genders => [Gender.Unisex];

    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (half, top, bottom) = (random.Between(98, 124), random.Between(148, 176), random.Between(446, 462));
        var ribs = random.Below(3) + 3;
        var isUpright = random.Chance(0.6);

        sketch.Shadow(256, bottom + 16, half + 40, 15);
        sketch.Both(() =>
        {
            sketch.Part(Outline.Box(288, 56, 9, top - 50, 2), Palette.Steel, Shade.Rod);
            sketch.Part(Outline.Box(256 + half - 34, bottom - 4, 18, 22, 6), Palette.Slate.Darken(0.4), Shade.Rod);
        });
        sketch.Part(Outline.Box(208, 44, 96, 18, 9), Palette.Slate.Darken(0.45), Shade.Down);
        sketch.Cloth(Outline.Box(256 - half, top, 2 * half, bottom - top, 30), Shade.Sides);
        for (var rib = 1; rib <= ribs; rib++)
        {
            var at = (double)rib / (ribs + 1);
            Outline line = isUpright
                ? (Outline)$"M{256 - half + (2 * half * at)} {top + 26}V{bottom - 26}"
                : $"M{256 - half + 24} {top + ((bottom - top) * at)}H{256 + half - 24}";
            sketch.Line(line, Rgb.Black, 7, 0.16);
            sketch.Moved(-3, -3, 1, 0, () => sketch.Line(line, Rgb.White, 3, 0.28));
        }

        sketch.Both(() => sketch.Trim(
            $"M{256 + half} {top + 40}V{top + 30}Q{256 + half} {top} {256 + half - 30} {top}H{256 + half - 40}"
            + $"Q{256 + half - 30} {top + 40} {256 + half} {top + 40}Z", sketch.Colors.Dark, Shade.Down));
        Strap(sketch, $"M226 {top + 2}q2 -20 30 -20q28 0 30 20", 9, sketch.Colors.Inside);
    }
}
