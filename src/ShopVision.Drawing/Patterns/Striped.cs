using ShopVision.Drawing.Colors;

namespace ShopVision.Drawing.Patterns;

/// <summary>Even bands, Breton stripes or a double line.</summary>
internal sealed class Striped() : PatternFill("striped", 44, 44)
{
    protected override string Tile(ColorScheme colors, int kind) => kind switch
    {
        0 => $"<path d=\"M0 4h44v14H0zM0 26h44v14H0z\" fill=\"{colors.Accent}\" fill-opacity=\"0.92\"/>",
        1 => $"<path d=\"M0 6h44v13H0z\" fill=\"{colors.Accent}\"/>",
        _ => $"<path d=\"M0 4h44v9H0zM0 18h44v4H0z\" fill=\"{colors.Accent}\" fill-opacity=\"0.95\"/>",
    };
}
