using ShopVision.Drawing.Colors;

namespace ShopVision.Drawing.Patterns;

/// <summary>Gingham, tartan or a window pane.</summary>
internal sealed class Checked() : PatternFill("checked", 48, 48)
{
    protected override string Tile(ColorScheme colors, int kind) => kind switch
    {
        0 => $"<path d=\"M0 0h24v48H0zM0 0h48v24H0z\" fill=\"{colors.Accent}\" fill-opacity=\"0.42\"/>"
            + $"<path d=\"M0 0h24v24H0z\" fill=\"{colors.Accent}\" fill-opacity=\"0.5\"/>",
        1 => $"<path d=\"M4 0h16v48H4zM0 4h48v16H0z\" fill=\"{colors.Dark}\" fill-opacity=\"0.6\"/>"
            + $"<path d=\"M31 0h3v48h-3zM38 0h3v48h-3zM0 31h48v3H0zM0 38h48v3H0z\" fill=\"{colors.Accent}\" fill-opacity=\"0.85\"/>",
        _ => $"<path d=\"M20 0h6v48h-6zM0 20h48v6H0z\" fill=\"{colors.Accent}\" fill-opacity=\"0.9\"/>",
    };
}
