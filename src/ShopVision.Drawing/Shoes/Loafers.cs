using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Shoes;

internal sealed class Loafers() : Shoe("Loafers", "Loafers", new(
    [Material.Leather, Material.Leather, Material.Velvet], [PatternFill.Plain], 49, 179))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var heel = random.Between(14, 26);
        var kind = random.Below(3);
        Pair(sketch, 366 + heel, () =>
        {
            sketch.Part(
                $"M86 350L84 {366 + heel}L176 {366 + heel}L184 368L400 {370 + (heel * 0.3)}"
                + $"Q448 {368 + (heel * 0.3)} 446 348Z", Palette.Walnut.Darken(0.4), Shade.Down);
            sketch.Fill($"M92 254Q170 236 250 262L240 300L110 290Z", sketch.Colors.Inside);
            sketch.Cloth(
                $"M86 356C80 322 82 282 90 256C120 296 200 300 244 258C262 244 282 254 300 264"
                + $"C350 288 440 288 446 354L86 358Z", Shade.Down);
            sketch.Trim(
                $"M244 258C262 244 282 254 300 264C330 278 366 284 392 298C360 318 300 318 262 298"
                + $"Q246 282 244 258Z", sketch.Colors.Light, Shade.Down);
            sketch.Stitch($"M266 304Q320 326 394 302");
            sketch.Trim($"M232 352Q222 310 246 268L276 270Q260 310 270 352Z", sketch.Colors.Dark, Shade.Down);
            if (kind == 1) sketch.Line($"M246 288L282 296", Palette.Brass, 8);
            if (kind == 2) Tassels(sketch);
            sketch.Seam($"M92 300Q130 318 128 356");
        });
    }

    private static void Tassels(Sketch sketch)
    {
        sketch.Trim($"M292 280l22 30l-12 8l-20 -30Z", sketch.Colors.Dark, Shade.None);
        sketch.Trim($"M300 276l30 22l-8 12l-30 -22Z", sketch.Colors.Dark, Shade.None);
        sketch.Fill(Outline.Circle(294, 280, 7), sketch.Colors.Inside);
    }
}
