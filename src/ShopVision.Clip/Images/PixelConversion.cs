namespace ShopVision.Clip.Images;

/// <summary>Stored samples to RGB bytes, exactly as Pillow does it: the models were trained on its pictures.</summary>
internal static class PixelConversion
{
    /// <summary>Grey, RGB or CMYK samples of 8 or 16 bits, with or without alpha.</summary>
    public static RgbImage ToRgb(ReadOnlySpan<byte> samples, PixelLayout layout, bool dropAlpha)
    {
        var rgb = new byte[layout.Width * layout.Height * 3];
        Span<byte> pixel = stackalloc byte[layout.Bands];
        for (int source = 0, target = 0; target < rgb.Length; source += layout.BytesPerPixel, target += 3)
        {
            for (var band = 0; band < pixel.Length; band++)
                pixel[band] = samples[source + (band * layout.BytesPerSample) + layout.HighByte];

            var color = rgb.AsSpan(target, 3);
            switch (layout.ColorBands)
            {
                case 1: color.Fill(pixel[0]); break;
                case 3: pixel[..3].CopyTo(color); break;
                default: FromCmyk(pixel, color); break;
            }

            if (layout.HasAlpha && !dropAlpha)
                OnWhite(color, pixel[layout.ColorBands]);
        }

        return new RgbImage(layout.Width, layout.Height, rgb);
    }

    // Pillow's Convert.c, cmyk2rgb: no profile, only what the inks take away.
    private static void FromCmyk(ReadOnlySpan<byte> pixel, Span<byte> color)
    {
        var light = 255 - pixel[3];
        for (var i = 0; i < 3; i++)
            color[i] = (byte)Math.Clamp(light - DivideBy255(pixel[i] * light), 0, 255);
    }

    // Pillow's AlphaComposite.c over opaque white, with its seven bits of extra precision.
    private static void OnWhite(Span<byte> color, byte alpha)
    {
        const int ExtraBits = 7;
        for (var i = 0; i < 3; i++)
        {
            var sum = ((color[i] * alpha) + (255 * (255 - alpha)) + 128) << ExtraBits;
            color[i] = (byte)((((sum >> 8) + sum) >> 8) >> ExtraBits);
        }
    }

    private static int DivideBy255(int product)
    {
        var rounded = product + 128;
        return ((rounded >> 8) + rounded) >> 8;
    }
}
