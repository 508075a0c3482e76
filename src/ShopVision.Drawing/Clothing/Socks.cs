using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Clothing;

internal sealed class Socks() : Garment("Socks", "Socks", new(
    [Material.Cotton, Material.Wool],
    [PatternFill.Plain, PatternFill.Striped, PatternFill.Striped, PatternFill.Dotted, PatternFill.Argyle, PatternFill.Zigzag, PatternFill.Checked],
    5, 19))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var top = random.Between(70, 150);
        var isTipped = random.Chance(0.6);
        sketch.Moved(58, -12, 0.97, 3, () => Sock(sketch, top, isTipped));
        sketch.Moved(-44, 18, 1, -3, () => Sock(sketch, top, isTipped));
    }

    private static void Sock(Sketch sketch, double top, bool isTipped)
    {
        Outline sock =
            $"M168 {top}L260 {top}L262 300C264 322 282 334 310 342C352 354 384 374 384 406C384 430 366 438 340 438"
            + $"L238 438C192 438 164 414 164 366Z";
        sketch.Cloth(sock, Shade.Slant);
        sketch.Clip(sock, () =>
        {
            if (!isTipped) return;
            sketch.Trim($"M346 340Q326 388 342 446L400 446L400 330Z", sketch.Colors.Dark, Shade.Down);
            sketch.Trim($"M150 366Q212 362 224 446L150 446Z", sketch.Colors.Dark, Shade.Down);
        });
        sketch.Fold($"M262 306Q236 326 212 330", 18);
        Outline cuff = $"M165 {top - 4}Q214 {top + 4} 263 {top - 4}L263 {top + 38}Q214 {top + 46} 165 {top + 38}Z";
        sketch.Trim(cuff, sketch.Colors.Dark, Shade.Sides);
        Ribs(sketch, cuff, 165, 263, top - 6, top + 46);
    }
}
