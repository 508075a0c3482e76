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
        using var rows = new FittedRows(maxSide);
        _decoder.Decode(content.Span, PixelRules.AsShown, rows);
        return JpegEncoder.Encode(rows.Picture);
    }
}
