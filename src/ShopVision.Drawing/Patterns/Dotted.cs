using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Patterns;

/// <summary>Polka dots in three sizes, every second row set off by half a step.</summary>
internal sealed class Dotted() : PatternFill("dotted", 40, 40)
{
    protected override string Tile(ColorScheme colors, int kind)
    {
        var radius = 5.5 + (1.5 * kind);
        Outline dots = $"{Outline.Circle(10, 10, radius)}{Outline.Circle(30, 30, radius)}";
        return $"<path d=\"{dots.ToString()}\" fill=\"{colors.Accent}\"/>";
    }
}
