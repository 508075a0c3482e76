using ShopVision.Drawing.Colors;

namespace ShopVision.Drawing.Patterns;

/// <summary>Diamonds under a fine lattice.</summary>
internal sealed class Argyle() : PatternFill("argyle", 52, 72)
{
    // Diamonds laid aslant read as checks.
    public override IReadOnlyList<double> Turns => [0, 0, 90];

    protected override string Tile(ColorScheme colors, int kind)
    {
        var opacity = kind == 0 ? "0.9" : "0.65";
        return $"<path d=\"M26 0L52 36L26 72L0 36Z\" fill=\"{colors.Accent}\" fill-opacity=\"{opacity}\"/>"
            + $"<path d=\"M0 0L52 72M52 0L0 72\" stroke=\"{colors.Dark}\" stroke-width=\"1.6\" stroke-dasharray=\"5 3\" fill=\"none\"/>";
    }
}
