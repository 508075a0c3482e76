using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Clothing;

internal sealed class Polo() : Garment("Polo", "Polos", new(
    [Material.Cotton], [PatternFill.Plain, PatternFill.Plain, PatternFill.Striped, PatternFill.Dotted], 19, 69))
{
    public override double Zoom => 1.14;

    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var torso = Torso.Cut(sketch, 0, 388, 420) with { Neck = 36 };
        var sleeve = Sleeve.Short(random) with { Cuff = 13 };
        var length = random.Between(56, 84);
        var hasTipping = random.Chance(0.4);
        Outline neck = $"L256 132L{256 - torso.Neck} {Torso.Top}";

        torso.Sleeves(sketch, sleeve);
        sketch.Fill(torso.Back(neck), sketch.Colors.Inside);
        sketch.Trim($"M220 92Q256 80 292 92L292 113Q256 108 220 113Z", sketch.Colors.Dark, Shade.None);
        sketch.Cloth(torso.Body(neck), Shade.Sides);
        sketch.Trim(Outline.Box(246, 124, 20, length, 2), sketch.Colors.Dark, Shade.None);
        Buttons(sketch, 256, 146, (length - 30) / 2, 3, 4, Palette.Rubber);
        sketch.Both(() =>
        {
            sketch.Trim($"M256 136L290 90Q303 96 302 108L312 142Q296 154 280 158Z", sketch.Colors.Dark, Shade.Down);
            if (hasTipping) sketch.Line($"M309 140Q295 150 280 153", sketch.Colors.Accent, 3.4);
            sketch.Fold($"M{256 + torso.Chest - 8} 232Q{256 + (torso.Chest * 0.6)} 262 {256 + (torso.Chest * 0.5)} 312", 16);
        });
        sketch.Stitch(
            $"M{256 - torso.Hem + 2} {torso.Bottom - 9}"
            + $"Q256 {torso.Bottom - 1} {256 + torso.Hem - 2} {torso.Bottom - 9}");
    }
}
