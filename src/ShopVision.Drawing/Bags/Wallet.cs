using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Bags;

internal sealed class Wallet() : Bag("Wallet", "Wallets", new(
    [Material.Leather, Material.Leather, Material.Canvas],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Checked, PatternFill.Floral], 15, 89))
{
    public override bool Stands => false;

    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (left, top) = (random.Between(70, 106), random.Between(150, 182));
        var (width, height) = (512 - (2 * left), 512 - (2 * top));
        var hasFlap = random.Chance(0.5);

        sketch.Shadow(262, 512 - top + 4, (width / 2) + 34, 24);
        sketch.Trim(Outline.Box(left + 5, top + 8, width, height, 18), sketch.Colors.Inside, Shade.None);
        sketch.Cloth(Outline.Box(left, top, width, height, 18), Shade.Slant);
        sketch.Stitch(Outline.Box(left + 9, top + 9, width - 18, height - 18, 12));
        if (hasFlap)
        {
            sketch.Trim(
                $"M{left} {top + 18}q0 -18 18 -18h{width - 36}q18 0 18 18v{(height * 0.42)}"
                + $"Q{256 + (width * 0.2)} {top + (height * 0.68)} 256 {top + (height * 0.68)}"
                + $"Q{256 - (width * 0.2)} {top + (height * 0.68)} {left} {top + 18 + (height * 0.42)}Z", sketch.Colors.Dark, Shade.Down);
            sketch.Part(Outline.Circle(256, top + (height * 0.56), 11), Palette.Brass, Shade.Ball);
            return;
        }

        sketch.Line($"M{512 - left - 46} {top + 2}V{top + height - 2}", sketch.Colors.Edge, 2);
        sketch.Trim($"M{512 - left - 84} 236h88q14 0 14 14v14q0 14 -14 14h-88q-16 -20 0 -42Z", sketch.Colors.Dark, Shade.Down);
        sketch.Part(Outline.Circle(512 - left - 66, 257, 9), Palette.Brass, Shade.Ball);
    }
}
