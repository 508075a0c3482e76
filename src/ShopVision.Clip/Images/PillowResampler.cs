namespace ShopVision.Clip.Images;

/// <summary>
/// Antialiased resampling, identical to the byte to Pillow's: horizontal pass first, rounded and clipped to bytes between the passes.
/// Models were trained on such pictures; other resamplers differ by up to 29 levels.
/// </summary>
internal static class PillowResampler
{
    private const int Half = 1 << (ResamplingWeights.PrecisionBits - 1);

    /// <summary>Resizes to <paramref name="width"/> x <paramref name="height"/> and computes only the <paramref name="crop"/> of it.</summary>
    public static RgbImage Resize(RgbImage image, int width, int height, Crop crop, Interpolation interpolation)
    {
        var vertical = height == image.Height ? null : new ResamplingWeights(image.Height, height, crop.Top, crop.Height, interpolation);
        var firstRow = vertical?.FirstInput ?? crop.Top;
        var endRow = vertical?.EndOfInput ?? crop.Top + crop.Height;

        var rows = new byte[(endRow - firstRow) * crop.Width * 3];
        if (width == image.Width)
            CopyColumns(image, firstRow, crop, rows);
        else
            ResizeRows(image, firstRow, new ResamplingWeights(image.Width, width, crop.Left, crop.Width, interpolation), crop.Width, rows);

        return new RgbImage(crop.Width, crop.Height, vertical is null ? rows : ResizeColumns(rows, firstRow, vertical, crop));
    }

    /// <summary>Resizes the whole picture.</summary>
    public static RgbImage Resize(RgbImage image, int width, int height, Interpolation interpolation) =>
        width == image.Width && height == image.Height
            ? image
            : Resize(image, width, height, new Crop(0, 0, width, height), interpolation);

    private static void CopyColumns(RgbImage image, int firstRow, Crop crop, Span<byte> rows)
    {
        for (var (row, target) = (firstRow, 0); target < rows.Length; row++, target += crop.Width * 3)
            image.Pixels.AsSpan(((row * image.Width) + crop.Left) * 3, crop.Width * 3).CopyTo(rows[target..]);
    }

    private static void ResizeRows(RgbImage image, int firstRow, ResamplingWeights horizontal, int width, Span<byte> rows)
    {
        var inputStride = image.Width * 3;
        for (var (row, target) = (firstRow, 0); target < rows.Length; row++)
        {
            var input = image.Pixels.AsSpan(row * inputStride, inputStride);
            for (var x = 0; x < width; x++, target += 3)
            {
                var weights = horizontal.Of(x, out var start);
                int red = Half, green = Half, blue = Half;
                var pixels = input.Slice(start * 3, weights.Length * 3);
                for (var i = 0; i < weights.Length; i++)
                {
                    var weight = weights[i];
                    red += pixels[i * 3] * weight;
                    green += pixels[(i * 3) + 1] * weight;
                    blue += pixels[(i * 3) + 2] * weight;
                }

                rows[target] = ToByte(red);
                rows[target + 1] = ToByte(green);
                rows[target + 2] = ToByte(blue);
            }
        }
    }

    private static byte[] ResizeColumns(ReadOnlySpan<byte> rows, int firstRow, ResamplingWeights vertical, Crop crop)
    {
        var stride = crop.Width * 3;
        var output = new byte[crop.Height * stride];
        var sums = new int[stride];
        for (var y = 0; y < crop.Height; y++)
        {
            // Row by row, not column by column: the memory is read in the order in which it lies.
            var weights = vertical.Of(y, out var start);
            Array.Fill(sums, Half);
            for (var i = 0; i < weights.Length; i++)
            {
                var row = rows.Slice((start - firstRow + i) * stride, stride);
                var weight = weights[i];
                for (var x = 0; x < sums.Length; x++)
                    sums[x] += row[x] * weight;
            }

            var target = output.AsSpan(y * stride, stride);
            for (var x = 0; x < target.Length; x++)
                target[x] = ToByte(sums[x]);
        }

        return output;
    }

    private static byte ToByte(int sum) => (byte)Math.Clamp(sum >> ResamplingWeights.PrecisionBits, 0, 255);
}
