using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Clothing;

internal sealed class Hoodie() : Garment("Hoodie", "Hoodies", new(
    [Material.Cotton],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Plain, PatternFill.Striped, PatternFill.Dotted], 35, 89))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var torso = Torso.Cut(sketch, 8, 378, 404);
        var sleeve = Sleeve.Long(random, 28) with { Width = random.Between(44, 54) };
        var hasZip = random.Chance(0.4);
        var cord = random.Between(50, 80);
        var (left, right, bottom) = (256 - torso.Hem, 256 + torso.Hem, torso.Bottom);

        torso.Sleeves(sketch, sleeve);
        sketch.Cloth(torso.Body(torso.RoundNeck(20)), Shade.Sides);
        Outline hem =
            $"M{left - 1} {bottom - 22}Q256 {bottom - 14} {right + 1} {bottom - 22}L{right - 5} {bottom + 8}"
            + $"Q256 {bottom + 15} {left + 5} {bottom + 8}Z";
        sketch.Trim(hem, sketch.Colors.Dark, Shade.Sides);
        Ribs(sketch, hem, left, right, bottom - 24, bottom + 16);
        Pouch(sketch, torso);
        Hood(sketch);
        if (hasZip)
        {
            sketch.Line($"M256 152L256 {bottom + 10}", sketch.Colors.Inside, 7);
            sketch.Line($"M256 152L256 {bottom + 10}", Palette.Steel, 2.4);
        }

        sketch.Both(() =>
        {
            sketch.Line($"M276 148Q280 {148 + (cord * 0.6)} 276 {148 + cord}", Palette.Cream.Darken(0.25), 5.4);
            sketch.Line($"M276 148Q280 {148 + (cord * 0.6)} 276 {148 + cord}", Palette.Cream, 4);
        });
    }

    private static void Hood(Sketch sketch)
    {
        sketch.Cloth(
            $"M256 46C318 44 346 84 338 128C334 148 300 160 256 174C212 160 178 148 174 128C166 84 194 44 256 46Z", Shade.Ball);
        sketch.Fill(
            $"M256 66C296 66 312 92 306 118C300 136 276 148 256 158C236 148 212 136 206 118C200 92 216 66 256 66Z", sketch.Colors.Inside);
        sketch.Dim($"M256 84C284 84 298 98 296 116C290 132 272 142 256 150C240 142 222 132 216 116C214 98 228 84 256 84Z", 0.25);
        sketch.Stitch($"M256 59C302 58 322 90 314 121C306 140 278 154 256 164C234 154 206 140 198 121C190 90 210 58 256 59Z");
    }

    private static void Pouch(Sketch sketch, Torso torso)
    {
        var (top, low) = (torso.Bottom - 112, torso.Bottom - 24);
        sketch.Cloth(
            $"M214 {top}L298 {top}Q306 {top + 40} 330 {top + 62}L330 {low}Q256 {low + 8} 182 {low}L182 {top + 62}"
            + $"Q206 {top + 40} 214 {top}Z", Shade.Down);
        sketch.Both(() => sketch.Stitch($"M292 {top + 2}Q301 {top + 42} 325 {top + 66}"));
    }
}
