using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Shoes;

internal sealed class Trainers() : Shoe("Trainers", "Trainers", new(
    [Material.Canvas, Material.Leather, Material.Cotton],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Plain, PatternFill.Checked, PatternFill.Dotted, PatternFill.Floral],
    35, 139))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var collar = random.Chance(0.3) ? random.Between(142, 160) : random.Between(194, 212);
        var sole = random.Between(26, 42);
        var isCapped = random.Chance(0.6);
        var band = random.Below(3);
        Pair(sketch, 358 + sole, () =>
        {
            Sole(sketch, sole);
            sketch.Trim(
                $"M184 {collar + 12}C190 {collar - 24} 216 {collar - 26} 236 {collar - 6}L262 {collar + 36}"
                + $"L210 {collar + 40}Z", sketch.Colors.Light, Shade.Slant);
            Outline upper =
                $"M88 358C82 322 82 {collar + 60} 90 {collar + 8}"
                + $"C94 {collar - 6} 110 {collar - 4} 118 {collar + 6}"
                + $"C134 {collar + 30} 166 {collar + 30} 190 {collar + 2}"
                + $"C200 {collar - 8} 214 {collar - 8} 224 {collar + 4}C236 {Bend(collar)} 268 268 318 284"
                + $"C352 302 432 298 440 358Z";
            sketch.Cloth(upper, Shade.Down);
            sketch.Clip(upper, () => Details(sketch, collar, isCapped, band));
            Laces(sketch, collar);
        });
    }

    private static void Sole(Sketch sketch, double height)
    {
        sketch.Part(
            $"M84 346Q72 {352 + height} 98 {358 + height}L414 {358 + height}Q452 {356 + height} 443 346Z", Palette.Rubber, Shade.Down);
        sketch.Line($"M84 {352 + (height * 0.6)}L440 {352 + (height * 0.6)}", sketch.Colors.Edge, 3, 0.8);
    }

    private static void Details(Sketch sketch, double collar, bool isCapped, int band)
    {
        sketch.Trim($"M80 370L80 {collar - 10}L112 {collar - 10}Q108 {collar + 60} 124 370Z", sketch.Colors.Dark, Shade.Down);
        if (isCapped) sketch.Part($"M346 290Q378 318 376 366L450 366L450 290Z", Palette.Rubber, Shade.Down);
        else sketch.Stitch($"M350 290Q376 316 374 360");
        if (band == 1) sketch.Line($"M132 340Q220 336 300 262", sketch.Colors.Accent, 15);
        if (band == 2) sketch.Line($"M166 354L214 262L262 354", sketch.Colors.Accent, 12);
        sketch.Stitch($"M196 {collar + 14}Q224 320 330 322");
    }

    private static void Laces(Sketch sketch, double collar)
    {
        for (var lace = 0; lace < 5; lace++)
        {
            var (x, y) = Instep(collar, 0.08 + (lace * 0.17));
            sketch.Line($"M{x - 30} {y + 16}Q{x - 12} {y - 1} {x + 5} {y + 1}", sketch.Colors.Inside, 7.4, 0.5);
            sketch.Line($"M{x - 30} {y + 14}Q{x - 12} {y - 3} {x + 5} {y - 1}", Palette.Cream, 6);
        }
    }

    private static double Bend(double collar) => collar + ((284 - collar) * 0.62);

    /// <summary>The point at a share of the upper's Bezier curve from collar to toe, where a lace turns.</summary>
    private static (double X, double Y) Instep(double collar, double share)
    {
        var rest = 1 - share;
        return (At(224, 236, 268, 318), At(collar + 4, Bend(collar), 268, 284));

        double At(double from, double first, double second, double to) =>
            (rest * rest * rest * from) + (3 * rest * rest * share * first) + (3 * rest * share * share * second) + (share * share * share * to);
    }
}
