using System.Text;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Images;

/// <summary>
/// Draws SVG of our own making. Only for a process that decodes no uploads: it needs the SVG loader, which is switched off,
/// for good, as soon as a decoder or renderer of uploads has been made.
/// </summary>
public static class SvgRasterizer
{
    /// <summary>A JPEG on white, <paramref name="width"/> pixels wide, as high as the drawing's shape asks.</summary>
    public static unsafe byte[] ToJpeg(string svg, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        Vips.Start();
        if (Vips.UntrustedLoadersBlocked)
            throw new InvalidOperationException(
                "This process decodes uploads, so SVG is switched off in it. Draw in a process of its own: 'shopvision draw'.");

        var text = Encoding.UTF8.GetBytes(svg);
        fixed (byte* data = text)
        {
            try
            {
                using var natural = Load(data, text.Length, scale: 1);
                using var scaled = Load(data, text.Length, (double)width / natural.Width);
                var picture = new PictureRows();
                var layout = new PixelLayout(scaled.Bands, ColorBands: 3, BytesPerSample: 1);
                VipsRows.Read(scaled, layout, dropAlpha: false, Deadline.None, picture);
                return JpegEncoder.Encode(picture.Picture);
            }
            catch (VipsException exception)
            {
                throw new ShopVisionException(ErrorCode.ImageBroken, "Expected a well-formed SVG drawing, found one that does not render.", exception);
            }
        }
    }

    private static unsafe VipsImage Load(byte* data, int length, double scale)
    {
        using var load = new VipsOperation("svgload_buffer");
        return load.Set("buffer", data, length).Set("scale", scale).Run().TakeImage();
    }
}
