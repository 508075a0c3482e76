using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Homeware;

internal sealed class Candle() : Houseware("Candle", "Candles", new(
    [Material.Wax], [PatternFill.Plain, PatternFill.Plain, PatternFill.Striped, PatternFill.Dotted], 5, 35))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var count = random.Below(3) + 1;
        var isLit = random.Chance(0.7);
        var half = count == 1 ? random.Between(62, 92) : random.Between(38, 52);
        var bottom = 430.0;

        sketch.Shadow(256, bottom, (count * half) + 70, 18);
        for (var candle = 0; candle < count; candle++)
        {
            var x = 256 + ((candle - ((count - 1) / 2.0)) * ((half * 2) + 12));
            Pillar(sketch, x, half, random.Between(150, 262), bottom + (candle == 1 ? 8 : 0), isLit);
        }
    }

    private static void Pillar(Sketch sketch, double x, double half, double top, double bottom, bool isLit)
    {
        sketch.Cloth($"M{x - half} {top}V{bottom - 8}Q{x} {bottom + 14} {x + half} {bottom - 8}V{top}Z", Shade.Round);
        sketch.Trim(Outline.Ellipse(x, top, half, half * 0.24), sketch.Colors.Light, Shade.Down);
        sketch.Fill(Outline.Ellipse(x, top + 3, half * 0.7, half * 0.13), sketch.Colors.Dark, 0.6);
        sketch.Line($"M{x} {top + 4}q3 -14 -1 -24", Palette.Slate.Darken(0.5), 4);
        if (!isLit) return;
        sketch.Fill(Outline.Ellipse(x, top - 44, 34, 46), Palette.Flame.Lighten(0.5), 0.3);
        sketch.Fill(
            $"M{x} {top - 88}C{x + 24} {top - 52} {x + 18} {top - 20} {x} {top - 14}"
            + $"C{x - 18} {top - 20} {x - 22} {top - 48} {x} {top - 88}Z", Palette.Flame);
        sketch.Fill(
            $"M{x} {top - 58}C{x + 11} {top - 38} {x + 9} {top - 22} {x} {top - 17}"
            + $"C{x - 9} {top - 22} {x - 10} {top - 38} {x} {top - 58}Z", Palette.Cream);
    }
}
