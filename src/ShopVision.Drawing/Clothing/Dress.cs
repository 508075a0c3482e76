using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Clothing;

internal sealed class Dress() : Garment("Dress", "Dresses", new(
    [Material.Cotton, Material.Cotton, Material.Linen, Material.Velvet],
    [PatternFill.Plain, PatternFill.Floral, PatternFill.Floral, PatternFill.Dotted, PatternFill.Striped, PatternFill.Checked, PatternFill.Zigzag],
    29, 149))
{
    public override IReadOnlyList<string> Genders => [Gender.Women];

    public override double Zoom => 1.04;

    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (top, waist, hem, bottom) = (random.Between(56, 66), random.Between(48, 58), random.Between(108, 150), random.Between(400, 474));
        var (strap, seam) = (random.Between(14, 26), random.Between(212, 236));
        var isVee = random.Chance(0.4);
        var hasSleeves = random.Chance(0.45);
        var folds = random.Below(3) + 2;
        Outline neck = isVee
            ? (Outline)$"L256 124L{256 - top + strap} 60"
            : $"C{256 + top - strap - 4} 104 {256 - top + strap + 4} 104 {256 - top + strap} 60";

        if (hasSleeves) sketch.Both(() => sketch.Cloth(
            $"M{256 + top - strap} 60L{256 + top} 62Q{256 + top + 36} 84 {256 + top + 44} 134L{256 + top + 2} 146Z", Shade.Sides, -25));
        sketch.Fill($"M{256 - top + strap} 60Q256 78 {256 + top - strap} 60{neck}Z", sketch.Colors.Inside);
        sketch.Cloth(
            $"M{256 - top + strap} 60L{256 - top} 62"
            + $"C{256 - top + 10} 96 {256 - top - 4} 124 {256 - top - 6} 140"
            + $"C{256 - top} 170 {256 - waist} 190 {256 - waist} {seam}"
            + $"C{256 - waist - 16} {seam + 60} {256 - hem + 14} {bottom - 80} {256 - hem} {bottom}"
            + $"Q256 {bottom + 26} {256 + hem} {bottom}"
            + $"C{256 + hem - 14} {bottom - 80} {256 + waist + 16} {seam + 60} {256 + waist} {seam}"
            + $"C{256 + waist} 190 {256 + top} 170 {256 + top + 6} 140"
            + $"C{256 + top + 4} 124 {256 + top - 10} 96 {256 + top} 62L{256 + top - strap} 60{neck}Z",
            Shade.Sides);
        for (var fold = 1; fold <= folds; fold++)
        {
            var lean = (double)fold / (folds + 1);
            sketch.Both(() => sketch.Fold(
                $"M{256 + (waist * lean)} {seam + 22}"
                + $"Q{256 + (waist * lean) + 6} {bottom - 90} {256 + (hem * lean)} {bottom - 14}", 22));
        }

        sketch.Trim(
            $"M{256 - waist} {seam - 8}Q256 {seam} {256 + waist} {seam - 8}v15"
            + $"Q256 {seam + 15} {256 - waist} {seam + 7}Z", sketch.Colors.Dark, Shade.Sides);
        sketch.Stitch($"M{256 - hem + 3} {bottom - 8}Q256 {bottom + 17} {256 + hem - 3} {bottom - 8}");
    }
}
