using System.Buffers;

namespace ShopVision.Clip.Images;

/// <summary>
/// Reads a libvips image from top to bottom in strips that stay in the cache, so that a picture is never in memory as a whole.
/// </summary>
internal static class VipsRows
{
    // What libvips' own loaders give at a time is 8 or 16 rows.
    private const int StripHeight = 16;

    public static unsafe void Read(VipsImage image, PixelLayout layout, bool dropAlpha, Deadline deadline, IRowConsumer rows)
    {
        var (width, height) = (image.Width, image.Height);
        var stride = width * layout.BytesPerPixel;
        var stripHeight = Math.Min(StripHeight, height);
        var strip = ArrayPool<byte>.Shared.Rent(stripHeight * stride);
        var rgb = layout.IsRgb ? [] : ArrayPool<byte>.Shared.Rent(width * 3);
        try
        {
            fixed (byte* memory = strip)
            {
                using var target = VipsImage.OverMemory(memory, width, stripHeight, image.Bands, image.Format);
                using var window = VipsRegion.Of(target);
                using var source = VipsRegion.Of(image);
                window.ShowMemory(width, stripHeight);

                rows.Begin(width, height);
                for (var top = 0; top < height; top += stripHeight)
                {
                    deadline.ThrowIfPassed();
                    var count = Math.Min(stripHeight, height - top);
                    source.ComputeRows(top, width, count, window);
                    for (var y = 0; y < count; y++)
                        rows.AddRow(ToRgb(strip.AsSpan(y * stride, stride), layout, dropAlpha, rgb.AsSpan(0, layout.IsRgb ? 0 : width * 3)));
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(strip);
            if (!layout.IsRgb)
                ArrayPool<byte>.Shared.Return(rgb);
        }
    }

    private static ReadOnlySpan<byte> ToRgb(ReadOnlySpan<byte> samples, PixelLayout layout, bool dropAlpha, Span<byte> rgb)
    {
        if (layout.IsRgb)
            return samples;
        PixelConversion.ToRgb(samples, layout, dropAlpha, rgb);
        return rgb;
    }
}
