using ShopVision.Drawing.Colors;

namespace ShopVision.Drawing.Patterns;

/// <summary>Chevrons: one bold line, two lines, or a bold and a fine one.</summary>
internal sealed class Zigzag() : PatternFill("zigzag", 48, 48)
{
    // A zigzag laid aslant reads as stairs.
    public override IReadOnlyList<double> Turns => [0, 0, 90];

    protected override string Tile(ColorScheme colors, int kind) => kind switch
    {
        0 => Line(14, 11, colors.Accent) + Line(62, 11, colors.Accent),
        1 => Line(8, 7, colors.Accent) + Line(32, 7, colors.Accent) + Line(56, 7, colors.Accent),
        _ => Line(10, 10, colors.Accent) + Line(30, 4, colors.Light) + Line(58, 10, colors.Accent),
    };

    private static string Line(int y, int width, Rgb color) =>
        $"<path d=\"M-12 {y - 12}L0 {y}L24 {y - 24}L48 {y}L60 {y - 12}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{width}\"/>";
}
