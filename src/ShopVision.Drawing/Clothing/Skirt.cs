using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Clothing;

internal sealed class Skirt() : Garment("Skirt", "Skirts", new(
    [Material.Cotton, Material.Wool, Material.Denim, Material.Leather, Material.Linen],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Checked, PatternFill.Floral, PatternFill.Dotted, PatternFill.Striped],
    19, 89))
{
    public override IReadOnlyList<string> Genders => [Gender.Women];

    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (waist, hem, bottom) = (random.Between(70, 84), random.Between(122, 176), random.Between(340, 440));
        var isPleated = random.Chance(0.5);
        var hasButtons = !isPleated && random.Chance(0.5);

        sketch.Cloth(
            $"M{256 - waist} 114C{256 - waist - 22} 180 {256 - hem + 6} {bottom - 90} {256 - hem} {bottom}"
            + $"Q256 {bottom + 34} {256 + hem} {bottom}"
            + $"C{256 + hem - 6} {bottom - 90} {256 + waist + 22} 180 {256 + waist} 114Z",
            Shade.Sides);
        for (var pleat = 1; pleat <= 4; pleat++)
        {
            var lean = pleat / 4.6;
            Outline line =
                $"M{256 + (waist * lean)} 122"
                + $"Q{256 + (waist * lean) + 10} 220 {256 + (hem * lean)} {bottom - 2 - (12 * lean * lean)}";
            sketch.Both(() =>
            {
                sketch.Fold(line, isPleated ? 16 : 22);
                if (isPleated) sketch.Seam(line);
            });
        }

        sketch.Trim(
            $"M{256 - waist} 92Q256 102 {256 + waist} 92L{256 + waist + 3} 124Q256 134 {256 - waist - 3} 124Z", sketch.Colors.Dark, Shade.Sides);
        if (hasButtons) Buttons(sketch, 256, 150, (bottom - 150) / 5, 5, 6, sketch.Colors.Inside);
        sketch.Stitch($"M{256 - hem + 3} {bottom - 9}Q256 {bottom + 24} {256 + hem - 3} {bottom - 9}");
    }
}
