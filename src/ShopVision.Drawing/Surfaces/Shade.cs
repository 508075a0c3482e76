using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Surfaces;

/// <summary>A gradient of light and shadow laid over a shape, in the shape's own bounding box.</summary>
internal sealed record Shade(string Id, string Geometry, params (double At, double Light)[] Stops)
{
    private const string Across = "linearGradient x1=\"0\" y1=\"0\" x2=\"1\" y2=\"0\"";
    private const string Downward = "linearGradient x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\"";
    private const string Slanted = "linearGradient x1=\"0\" y1=\"0\" x2=\"1\" y2=\"1\"";

    private const string Centred = "radialGradient cx=\"0.5\" cy=\"0.5\" r=\"0.5\"";

    public static readonly Shade None = new("none", Across, (0, 0), (1, 0));

    /// <summary>Falls off softly to both sides: cloth on a body.</summary>
    public static readonly Shade Sides = new("sides", Across, (0, -0.2), (0.22, -0.03), (0.42, 0.1), (0.7, -0.02), (1, -0.22));

    /// <summary>Lit from above.</summary>
    public static readonly Shade Down = new("down", Downward, (0, 0.14), (0.45, 0), (1, -0.2));

    /// <summary>Lit from the upper left.</summary>
    public static readonly Shade Slant = new("slant", Slanted, (0, 0.16), (0.5, 0), (1, -0.22));

    /// <summary>A turned body, such as a vase: a bright band left of the middle, a dark right flank.</summary>
    public static readonly Shade Round = new("round", Across, (0, -0.2), (0.14, 0), (0.3, 0.24), (0.46, 0.03), (0.75, -0.1), (0.94, -0.32), (1, -0.22));

    /// <summary>A thin rod or tube.</summary>
    public static readonly Shade Rod = new("rod", Across, (0, -0.22), (0.3, 0.3), (0.6, 0), (1, -0.3));

    /// <summary>A cushion or ball.</summary>
    public static readonly Shade Ball = new(
        "ball", "radialGradient cx=\"0.4\" cy=\"0.34\" r=\"0.75\"", (0, 0.22), (0.45, 0.03), (0.8, -0.12), (1, -0.28));

    /// <summary>Fades out to all sides: contact shadow.</summary>
    public static readonly Shade Ground = new("ground", Centred, (0, -0.4), (0.55, -0.16), (1, 0));

    public static readonly Shade Glow = new("glow", Centred, (0, 0.42), (0.5, 0.22), (1, 0));

    public static readonly Shade Sheen = new(
        "sheen", Slanted, (0, 0), (0.22, 0), (0.34, 0.26), (0.44, 0.02), (0.7, 0), (0.78, 0.1), (0.88, 0), (1, -0.1));

    public static readonly Shade Steel = new(
        "steel", Across, (0, -0.18), (0.16, 0.3), (0.3, -0.06), (0.52, 0.36), (0.66, 0), (0.84, -0.22), (1, 0.12));

    public static readonly Shade Nap = new("nap", Slanted, (0, -0.1), (0.2, 0.16), (0.38, -0.08), (0.6, 0.14), (0.8, -0.12), (1, 0.06));

    public string Paint(SvgBuilder svg) => svg.Define(Id, id =>
    {
        var stops = Stops.Select(stop => FormattableString.Invariant(
            $"<stop offset=\"{stop.At}\" stop-color=\"{(stop.Light < 0 ? Rgb.Black : Rgb.White)}\" stop-opacity=\"{Math.Abs(stop.Light)}\"/>"));
        return $"<{Geometry.Insert(Geometry.IndexOf(' '), $" id=\"{id}\"")}>{string.Concat(stops)}</{Geometry[..Geometry.IndexOf(' ')]}>\n";
    });
}
