using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Clothing;

internal sealed class Shirt() : Garment("Shirt", "Shirts", new(
    [Material.Cotton, Material.Linen, Material.Denim],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Striped, PatternFill.Checked, PatternFill.Checked, PatternFill.Dotted, PatternFill.Floral],
    25, 89))
{
    public override double Zoom => 1.05;

    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var torso = Torso.Cut(sketch, 2, 396, 428) with { Neck = 34 };
        var sleeve = random.Chance(0.65) ? Sleeve.Long(random, 24) : Sleeve.Short(random);
        var pockets = random.Below(3);
        var point = random.Between(46, 58);
        Outline neck = $"L256 128L{256 - torso.Neck} {Torso.Top}";

        torso.Sleeves(sketch, sleeve);
        sketch.Fill(torso.Back(neck), sketch.Colors.Inside);
        sketch.Trim(
            $"M{256 - 34} 90Q256 78 {256 + 34} 90L{256 + 34} 113Q256 108 {256 - 34} 113Z", sketch.Colors.Dark, Shade.None);
        sketch.Cloth(torso.Body(neck, random.Between(14, 30)), Shade.Sides);
        sketch.Both(() => sketch.Fold(
            $"M{256 + torso.Chest - 8} 232Q{256 + (torso.Chest * 0.6)} 270 {256 + (torso.Chest * 0.55)} 330", 16));
        sketch.Cloth(Outline.Box(246, 122, 20, torso.Bottom - 115), Shade.None);
        Buttons(sketch, 256, 150, (torso.Bottom - 170) / 6, 7, 4.2, Palette.Rubber);
        sketch.Both(() =>
        {
            sketch.Cloth(
                $"M256 130L{256 + 34} 88Q{256 + 46} 94 {256 + 45} 104L{256 + point} 148L{256 + 24} 160Z", Shade.Down, -35);
            if (pockets > 1) Pocket(sketch);
        });
        if (pockets == 1) Pocket(sketch);
    }

    private static void Pocket(Sketch sketch)
    {
        sketch.Cloth($"M284 192h46v40l-23 11l-23 -11Z", Shade.None);
        sketch.Seam($"M284 201h46");
    }
}
