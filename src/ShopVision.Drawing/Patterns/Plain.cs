using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Patterns;

internal sealed class Plain() : PatternFill("plain", 1, 1)
{
    public override string? Paint(SvgBuilder svg, ColorScheme colors, PatternCut cut, double turn) => null;

    protected override string Tile(ColorScheme colors, int kind) => "";
}
