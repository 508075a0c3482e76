using ShopVision.Core.Images;

namespace ShopVision.Clip.Images;

/// <summary>
/// Renditions by libvips and our own resampler. Making one turns off, for the whole process, the loaders that are unsafe for uploads.
/// </summary>
public sealed class VipsImageRenderer : IImageRenderer
{
    private readonly VipsImageDecoder _decoder;

    /// <summary>Without limits, the default ones hold.</summary>
    public VipsImageRenderer(ImageLimits? limits = null) => _decoder = new VipsImageDecoder(limits ?? new ImageLimits());

    public byte[] ToJpeg(ReadOnlyMemory<byte> content, int maxSide)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxSide);
        var image = _decoder.Decode(content.Span, PixelRules.AsShown);
        var scale = Math.Min(1.0, (double)maxSide / Math.Max(image.Width, image.Height));
        return JpegEncoder.Encode(PillowResampler.Resize(image, Scaled(image.Width), Scaled(image.Height), Interpolation.Bicubic));

        int Scaled(int side) => Math.Max(1, (int)Math.Round(side * scale));
    }
}
