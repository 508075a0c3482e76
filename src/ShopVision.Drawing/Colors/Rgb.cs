namespace ShopVision.Drawing.Colors;

/// <summary>An sRGB colour, written as <c>#rrggbb</c>.</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    public static readonly Rgb Black = new(0, 0, 0);
    public static readonly Rgb White = new(255, 255, 255);

    /// <summary>Perceived lightness from 0 to 1 (Rec. 709 weights on the encoded values: good enough to choose a contrast).</summary>
    public double Lightness => ((0.2126 * Red) + (0.7152 * Green) + (0.0722 * Blue)) / 255;

    public Rgb Mix(Rgb other, double share) =>
        new(Blend(Red, other.Red, share), Blend(Green, other.Green, share), Blend(Blue, other.Blue, share));

    public Rgb Darken(double share) => Mix(Black, share);

    public Rgb Lighten(double share) => Mix(White, share);

    /// <summary>From a hue in degrees, saturation and lightness from 0 to 1.</summary>
    public static Rgb FromHsl(double hue, double saturation, double lightness)
    {
        var reach = saturation * Math.Min(lightness, 1 - lightness);
        return new(Channel(0), Channel(8), Channel(4));

        byte Channel(int offset)
        {
            var step = (offset + (hue / 30) + 12) % 12;
            var value = lightness - (reach * Math.Max(-1, Math.Min(Math.Min(step - 3, 9 - step), 1)));
            return (byte)Math.Round(255 * value);
        }
    }

    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    private static byte Blend(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));
}
