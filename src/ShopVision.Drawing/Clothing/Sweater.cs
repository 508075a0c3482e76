using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Clothing;

internal sealed class Sweater() : Garment("Sweater", "Sweaters", new(
    [Material.Wool, Material.Wool, Material.Cotton],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Striped, PatternFill.Zigzag, PatternFill.Argyle, PatternFill.Dotted],
    35, 119))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var torso = Torso.Cut(sketch, 6, 376, 404);
        var sleeve = Sleeve.Long(random, 30) with { Width = random.Between(44, 54) };
        var neckline = random.Below(3);
        var band = neckline == 1 ? torso.VeeNeck(random.Between(66, 86)) : torso.RoundNeck(random.Between(28, 38));
        var (left, right, bottom) = (256 - torso.Hem, 256 + torso.Hem, torso.Bottom);

        torso.Sleeves(sketch, sleeve);
        sketch.Fill(torso.Back(band), sketch.Colors.Inside);
        sketch.Trim(torso.BackEdge, sketch.Colors.Dark, Shade.None);
        var body = torso.Body(band);
        sketch.Cloth(body, Shade.Sides);
        Outline hem =
            $"M{left - 1} {bottom - 24}Q256 {bottom - 16} {right + 1} {bottom - 24}L{right - 5} {bottom + 8}"
            + $"Q256 {bottom + 15} {left + 5} {bottom + 8}Z";
        sketch.Trim(hem, sketch.Colors.Dark, Shade.Sides);
        Ribs(sketch, hem, left, right, bottom - 26, bottom + 16);
        Outline edge = $"M{256 + torso.Neck} {Torso.Top}{band}";
        sketch.Clip(body, () => sketch.Line(edge, sketch.Colors.Dark, 28));
        sketch.Line(edge, sketch.Colors.Edge, 1.5, 0.7);
        if (neckline == 2) RollNeck(sketch, torso.Neck);
        sketch.Both(() => sketch.Fold(
            $"M{256 + torso.Chest - 6} 236Q{256 + (torso.Chest * 0.62)} 270 {256 + (torso.Chest * 0.55)} 326", 20));
    }

    private static void RollNeck(Sketch sketch, double half)
    {
        Outline roll =
            $"M{256 - half - 3} 62Q256 52 {256 + half + 3} 62Q{256 + half + 9} 92 {256 + half + 3} 116"
            + $"Q256 136 {256 - half - 3} 116Q{256 - half - 9} 92 {256 - half - 3} 62Z";
        sketch.Trim(roll, sketch.Colors.Dark, Shade.Sides);
        Ribs(sketch, roll, 256 - half - 8, 256 + half + 8, 50, 136);
    }
}
