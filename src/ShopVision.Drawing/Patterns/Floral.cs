using System.Globalization;
using System.Text;
using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Patterns;

/// <summary>Five-petalled blossoms with leaves, scattered over a tile.</summary>
internal sealed class Floral() : PatternFill("floral", 84, 84)
{
    protected override string Tile(ColorScheme colors, int kind)
    {
        var large = 0.95 + (0.12 * kind);
        return new StringBuilder()
            .Append(Blossom(colors, 24, 24, large, 0))
            .Append(Blossom(colors, 63, 60, large * 0.85, 30))
            .Append(Blossom(colors, 64, 17, large * 0.5, 15))
            .Append(Blossom(colors, 20, 66, large * 0.5, 50))
            .ToString();
    }

    private static StringBuilder Blossom(ColorScheme colors, double x, double y, double scale, int turn)
    {
        var leaf = Palette.Leaf.Mix(colors.Base, 0.25);
        var blossom = new StringBuilder();
        blossom.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({x} {y}) rotate({turn}) scale({scale:0.##})\">");
        blossom.Append(CultureInfo.InvariantCulture, $"<path d=\"M0 0q16 4 22 20q-18 -2 -22 -20zM0 0q-18 0 -24 12q16 6 24 -12z\" fill=\"{leaf}\"/>");
        var shape = Outline.Ellipse(0, -9, 6, 8).ToString();
        for (var petal = 0; petal < 5; petal++)
            blossom.Append(CultureInfo.InvariantCulture, $"<path d=\"{shape}\" transform=\"rotate({petal * 72})\" fill=\"{colors.Accent}\"/>");
        return blossom.Append(CultureInfo.InvariantCulture, $"<path d=\"{Outline.Circle(0, 0, 4.5).ToString()}\" fill=\"{Palette.Flame}\"/></g>");
    }
}
