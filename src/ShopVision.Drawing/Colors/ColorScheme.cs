namespace ShopVision.Drawing.Colors;

/// <summary>The tones that a drawing takes from one product colour; all else in a drawing is the same for each variant.</summary>
internal sealed class ColorScheme
{
    public ColorScheme(Rgb dye, int accentKind)
    {
        Base = dye;
        Dark = IsDeep ? dye.Darken(0.35) : dye.Darken(0.22);
        Light = IsDeep ? dye.Lighten(0.16) : dye.Lighten(0.28);
        Edge = IsDeep ? dye.Lighten(0.24) : dye.Darken(0.32);
        Inside = dye.Darken(0.42);
        Accent = AccentOf(dye, accentKind);
    }

    public Rgb Base { get; }

    public Rgb Dark { get; }

    public Rgb Light { get; }

    /// <summary>Outlines and seams: darker than a light dye, lighter than a deep one, so that black still shows its cut.</summary>
    public Rgb Edge { get; }

    /// <summary>Where one looks into a neck, a cup or a bag.</summary>
    public Rgb Inside { get; }

    /// <summary>The second colour of a pattern.</summary>
    public Rgb Accent { get; }

    private bool IsDeep => Base.Lightness < 0.27;

    private static Rgb AccentOf(Rgb dye, int kind) => kind switch
    {
        _ when dye.Lightness > 0.9 => Palette.PrintsOnWhite[kind],
        0 => dye.Lightness > 0.7 ? Palette.Slate : Palette.Cream,
        1 => dye.Lightness > 0.45 ? dye.Darken(0.4) : dye.Lighten(0.5),
        _ => dye.Lightness > 0.7 ? dye.Darken(0.55) : dye.Lighten(0.72),
    };
}
