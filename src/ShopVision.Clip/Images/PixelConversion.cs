namespace ShopVision.Clip.Images;

/// <summary>Stored samples to RGB bytes, exactly as Pillow does it: the models were trained on its pictures.</summary>
internal static class PixelConversion
{
    /// <summary>A row of grey, RGB or CMYK samples of 8 or 16 bits, with or without alpha.</summary>
    public static void ToRgb(ReadOnlySpan<byte> samples, PixelLayout layout, bool dropAlpha, Span<byte> rgb)
    {
        var (step, sample) = (layout.BytesPerPixel, layout.BytesPerSample);
        var pixel = layout.HighByte;
        switch (layout.ColorBands)
        {
            case 1:
                for (var target = 0; target < rgb.Length; target += 3, pixel += step)
                    rgb.Slice(target, 3).Fill(samples[pixel]);
                break;
            case 3:
                for (var target = 0; target < rgb.Length; target += 3, pixel += step)
                {
                    rgb[target] = samples[pixel];
                    rgb[target + 1] = samples[pixel + sample];
                    rgb[target + 2] = samples[pixel + (2 * sample)];
                }

                break;
            default:
                for (var target = 0; target < rgb.Length; target += 3, pixel += step)
                    FromCmyk(samples[pixel..], sample, rgb.Slice(target, 3));
                break;
        }

        if (layout.HasAlpha && !dropAlpha)
            OnWhite(samples[(layout.HighByte + (layout.ColorBands * sample))..], step, rgb);
    }

    // Pillow's Convert.c, cmyk2rgb: no profile, only what the inks take away.
    private static void FromCmyk(ReadOnlySpan<byte> pixel, int sample, Span<byte> color)
    {
        var light = 255 - pixel[3 * sample];
        for (var i = 0; i < 3; i++)
            color[i] = (byte)Math.Clamp(light - DivideBy255(pixel[i * sample] * light), 0, 255);
    }

    // Pillow's AlphaComposite.c over opaque white, with its seven bits of extra precision.
    private static void OnWhite(ReadOnlySpan<byte> alphas, int step, Span<byte> rgb)
    {
        const int ExtraBits = 7;
        for (int target = 0, source = 0; target < rgb.Length; source += step)
        {
            int alpha = alphas[source];
            var white = (255 * (255 - alpha)) + 128;
            for (var end = target + 3; target < end; target++)
            {
                var sum = ((rgb[target] * alpha) + white) << ExtraBits;
                rgb[target] = (byte)((((sum >> 8) + sum) >> 8) >> ExtraBits);
            }
        }
    }

    private static int DivideBy255(int product)
    {
        var rounded = product + 128;
        return ((rounded >> 8) + rounded) >> 8;
    }
}
