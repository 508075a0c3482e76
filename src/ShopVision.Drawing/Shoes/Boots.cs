using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Shoes;

internal sealed class Boots() : Shoe("Boots", "Boots", new(
    [Material.Leather, Material.Leather, Material.Velvet, Material.Canvas], [PatternFill.Plain], 69, 229))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var top = random.Chance(0.3) ? random.Between(84, 106) : random.Between(134, 170);
        var heel = random.Between(22, 46);
        var isLaced = random.Chance(0.55);
        Pair(sketch, 366 + heel, () =>
        {
            sketch.Part(
                $"M108 344L104 {366 + heel}L190 {366 + heel}L202 366L400 {368 + (heel * 0.4)}"
                + $"Q436 {368 + (heel * 0.4)} 436 346Z", Palette.Walnut.Darken(0.45), Shade.Down);
            sketch.Fill(Outline.Ellipse(170, top + 2, 64, 11), sketch.Colors.Inside);
            Outline upper =
                $"M106 {top}Q170 {top + 20} 236 {top}C240 {top + 70} 238 210 250 246C280 292 420 270 434 352"
                + $"L106 356C98 300 110 240 106 {top}Z";
            sketch.Cloth(upper, Shade.Sides);
            sketch.Clip(upper, () => sketch.Trim($"M98 366L98 276Q140 284 152 366Z", sketch.Colors.Dark, Shade.Down));
            sketch.Fold($"M240 262Q206 270 186 258", 14);
            sketch.Seam($"M330 290Q348 320 344 352");
            if (isLaced) Laces(sketch, top);
            else Chelsea(sketch, top);
        });
    }

    private static void Laces(Sketch sketch, double top)
    {
        sketch.Stitch($"M196 {top + 14}Q196 220 224 268");
        for (var y = top + 24; y < 262; y += 20)
            sketch.Line(
                $"M{204 + ((y - top) * 0.06)} {y + 6}Q220 {y - 6} {238 + ((y - 150) * 0.08)} {y}", Palette.Linen.Darken(0.08), 5);
    }

    private static void Chelsea(Sketch sketch, double top)
    {
        sketch.Trim(
            $"M148 {top + 12}L194 {top + 12}Q190 200 178 256L164 256Q152 200 148 {top + 12}Z", sketch.Colors.Inside, Shade.None);
        sketch.Line($"M118 {top + 8}q-8 -30 4 -30q10 0 6 32", sketch.Colors.Dark, 6);
    }
}
