using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Shoes;

/// <summary>Seen from above: footbeds and straps say more about a sandal than its side.</summary>
internal sealed class Sandals() : Shoe("Sandals", "Sandals", new(
    [Material.Leather, Material.Canvas], [PatternFill.Plain, PatternFill.Plain, PatternFill.Striped, PatternFill.Floral], 19, 99))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var kind = random.Below(3);
        var width = random.Between(36, 44);
        sketch.Both(() =>
        {
            sketch.Shadow(348, 268, 96, 214);
            sketch.Part(
                $"M340 72C300 76 284 130 296 196C306 250 300 300 298 360C296 424 320 446 350 446"
                + $"C382 446 400 420 400 366C400 300 424 240 422 170C420 108 388 68 340 72Z", Palette.Walnut.Darken(0.3), Shade.Slant);
            sketch.Part(
                $"M342 82C308 86 296 132 306 194C316 250 310 300 308 358C306 412 324 434 350 434"
                + $"C376 434 390 410 390 364C390 300 412 240 412 172C410 118 382 80 342 82Z", Palette.Oak.Lighten(0.3), Shade.Slant);
            Straps(sketch, kind, width);
        });
    }

    private static void Straps(Sketch sketch, int kind, double width)
    {
        if (kind == 2)
        {
            sketch.Cloth(
                $"M330 120Q352 118 352 140Q400 180 424 236L408 262Q376 200 342 160Q322 200 292 262L288 226"
                + $"Q318 170 330 120Z", Shade.Down, 20);
            return;
        }

        sketch.Cloth(Strap(150, width), Shade.Down, 8);
        if (kind == 0) sketch.Cloth(Strap(222, width), Shade.Down, 8);
        else sketch.Cloth($"M298 330Q350 308 402 326L404 356Q350 338 296 360Z", Shade.Down);
        sketch.Part(Outline.Box(384, kind == 0 ? 226 : 322, 16, 24, 4), Palette.Brass, Shade.Slant);
        sketch.Part(Outline.Box(388, 156, 16, 24, 4), Palette.Brass, Shade.Slant);
    }

    private static Outline Strap(double y, double width) =>
        $"M286 {y + 8}Q356 {y - 26} 428 {y - 2}L426 {y + width}Q356 {y + width - 22} 292 {y + width + 12}Z";
}
