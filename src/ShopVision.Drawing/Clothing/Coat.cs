using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Clothing;

internal sealed class Coat() : Garment("Coat", "Coats", new(
    [Material.Wool, Material.Cotton, Material.Cotton, Material.Leather, Material.Velvet],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Plain, PatternFill.Checked], 89, 349))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var torso = Torso.Cut(sketch, 2, 452, 476) with { Hem = random.Between(104, 122) };
        var sleeve = Sleeve.Long(random, 0) with { Width = random.Between(42, 50), Out = random.Between(0.18, 0.28) };
        var isDouble = random.Chance(0.5);
        var hasBelt = random.Chance(0.45);
        var lapel = random.Between(46, 62);
        Outline neck = $"L256 212L{256 - torso.Neck} {Torso.Top}";

        torso.Sleeves(sketch, sleeve);
        sketch.Fill(torso.Back(neck), sketch.Colors.Inside);
        sketch.Trim($"M212 92Q256 78 300 92L300 110Q256 102 212 110Z", sketch.Colors.Dark, Shade.None);
        sketch.Cloth(torso.Body(neck), Shade.Sides);
        sketch.Seam($"M{(isDouble ? 276 : 262)} 216L{(isDouble ? 278 : 262)} {torso.Bottom + 4}");
        sketch.Both(() =>
        {
            sketch.Fold(
                $"M{256 + torso.Waist - 20} 320"
                + $"Q{256 + torso.Waist - 14} 380 {256 + torso.Hem - 24} {torso.Bottom - 8}", 18);
            sketch.Trim($"M300 338l50 6l-2 16l-50 -6Z", sketch.Colors.Dark, Shade.Down);
            sketch.Cloth(
                $"M256 214L{256 + lapel} 168L{256 + lapel - 10} 152L{256 + lapel + 6} 142L{256 + torso.Neck} 92"
                + $"L{256 + torso.Neck - 7} 94Z", Shade.Slant, -20);
            sketch.Seam($"M{256 + lapel - 10} 152L{256 + torso.Neck - 4} 132");
            if (isDouble) Buttons(sketch, 288, 236, 44, 3, 6.4, sketch.Colors.Inside);
        });
        if (!isDouble) Buttons(sketch, 254, 236, 46, 4, 6.4, sketch.Colors.Inside);
        if (hasBelt) Belt(sketch, torso.Waist);
    }

    private static void Belt(Sketch sketch, double waist)
    {
        sketch.Trim(
            $"M{256 - waist} 288Q256 296 {256 + waist} 288v21Q256 317 {256 - waist} 309Z", sketch.Colors.Dark, Shade.Sides);
        sketch.Trim($"M262 300L286 366L268 370L250 306Z", sketch.Colors.Dark, Shade.Down);
        sketch.Part(Outline.Box(243, 287, 27, 30, 5), Palette.Brass, Shade.Slant);
        sketch.Fill(Outline.Box(248, 292, 17, 20, 3), sketch.Colors.Dark);
    }
}
