using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Clothing;

internal sealed class Jacket() : Garment("Jacket", "Jackets", new(
    [Material.Leather, Material.Denim, Material.Canvas, Material.Cotton, Material.Velvet],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Plain, PatternFill.Checked], 59, 249))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var torso = Torso.Cut(sketch, 10, 362, 392);
        var sleeve = Sleeve.Long(random, 22) with { Width = random.Between(46, 54) };
        var isZipped = random.Chance(0.6);
        var hasChestPockets = random.Chance(0.6);
        var stand = random.Between(14, 24);
        var (left, right, bottom) = (256 - torso.Hem, 256 + torso.Hem, torso.Bottom);
        Outline neck = $"L256 158L{256 - torso.Neck} {Torso.Top}";

        torso.Sleeves(sketch, sleeve);
        sketch.Fill(torso.Back(neck), sketch.Colors.Inside);
        sketch.Trim(
            $"M212 {92 - (stand * 0.4)}Q256 {80 - (stand * 0.4)} 300 {92 - (stand * 0.4)}L300 108Q256 100 212 108Z", sketch.Colors.Dark, Shade.None);
        sketch.Cloth(torso.Body(neck), Shade.Sides);
        sketch.Trim(
            $"M{left - 1} {bottom - 20}Q256 {bottom - 12} {right + 1} {bottom - 20}L{right - 3} {bottom + 6}"
            + $"Q256 {bottom + 13} {left + 3} {bottom + 6}Z", sketch.Colors.Dark, Shade.Sides);
        sketch.Both(() =>
        {
            sketch.Seam($"M{256 + torso.Shoulder - 3} 150Q306 166 264 166");
            sketch.Fold($"M{256 + torso.Chest - 6} 236Q{256 + (torso.Chest * 0.66)} 266 {256 + (torso.Chest * 0.6)} 312", 18);
            if (hasChestPockets) sketch.Cloth($"M284 192h44v12l-22 9l-22 -9Z", Shade.Down);
            sketch.Line(
                $"M{256 + (torso.Waist * 0.72)} {bottom - 98}L{256 + (torso.Waist * 0.5)} {bottom - 48}", sketch.Colors.Inside, 5, 0.8);
            sketch.Trim(
                $"M256 160L{256 + torso.Neck - 5} {90 - stand}"
                + $"Q{256 + torso.Neck + 12} {96 - (stand * 0.5)} {256 + torso.Neck + 8} 108"
                + $"L{256 + torso.Neck + 22} 146L{256 + torso.Neck - 2} 150Z", sketch.Colors.Dark, Shade.Slant);
        });
        sketch.Line($"M256 158L256 {bottom + 8}", sketch.Colors.Inside, 8);
        if (isZipped) Zip(sketch, bottom);
        else Buttons(sketch, 266, 184, (bottom - 190) / 4, 5, 6, Palette.Brass);
    }

    private static void Zip(Sketch sketch, double bottom)
    {
        sketch.Line($"M256 160L256 {bottom + 8}", Palette.Steel, 3.6);
        sketch.Part(Outline.Box(252.5, 162, 7, 16, 3), Palette.Steel, Shade.Rod);
    }
}
