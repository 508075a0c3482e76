using System.Globalization;
using ShopVision.Clip.Images.Bmp;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Images;

/// <summary>Decodes with libvips, and BMP without it. Making one turns off, for the whole process, the loaders that are unsafe for uploads.</summary>
internal sealed class VipsImageDecoder : IImageDecoder
{
    private const int RelativeColorimetric = 1;

    private readonly ImageLimits _limits;

    public VipsImageDecoder(ImageLimits limits)
    {
        _limits = limits;
        Vips.StartForUploads();
    }

    public unsafe void Decode(ReadOnlySpan<byte> content, PixelRules rules, IRowConsumer rows)
    {
        if (content.Length > _limits.MaxBytes)
            throw TooLarge($"at most {_limits.MaxBytes:N0} bytes", content.Length.ToString("N0", CultureInfo.InvariantCulture));
        var format = ImageFormat.Recognize(content)
            ?? throw new ShopVisionException(
                ErrorCode.ImageUnsupported, $"Expected a {ImageFormat.Accepted} picture, found content that begins like none of them.");
        if (ClaimedSize.Read(content) is var (width, height))
            ThrowIfTooLarge(width, height);

        var deadline = Deadline.In(_limits.MaxDecodeTime);
        try
        {
            if (format.Loader is { } loader)
                fixed (byte* data = content)
                    Decode(format, new VipsSource(loader, data, content.Length), rules, deadline, rows);
            else
                DecodeBmp(content, rules, deadline, rows);
        }
        catch (BmpException exception) when (exception.IsUnsupported)
        {
            throw new ShopVisionException(
                ErrorCode.ImageUnsupported, $"Expected a {format.Name} picture of a common kind, found {exception.Message}. Save it as PNG.", exception);
        }
        catch (Exception exception) when (exception is VipsException or BmpException)
        {
            throw new ShopVisionException(
                ErrorCode.ImageBroken, $"Expected a whole {format.Name} picture, found one that is damaged or cut short.", exception);
        }
    }

    private void Decode(ImageFormat format, VipsSource source, PixelRules rules, Deadline deadline, IRowConsumer rows)
    {
        using var whole = source.Load(shrink: 1);
        ThrowIfTooLarge(whole.Width, whole.Height);
        using var shrunk = format.Shrinks ? Shrunk(source, whole, rows) : null;
        var stored = shrunk ?? whole;
        using var upright = stored.Orientation == 1 ? null : Upright(stored);
        using var managed = rules.IgnoreProfile ? null : FromProfile(upright ?? stored);
        var image = managed ?? upright ?? stored;

        VipsRows.Read(image, LayoutOf(image, format), rules.DropAlpha, deadline, rows);
    }

    private void DecodeBmp(ReadOnlySpan<byte> content, PixelRules rules, Deadline deadline, IRowConsumer rows)
    {
        var (width, height) = BmpHeader.ReadSize(content);
        ThrowIfTooLarge(width, height);
        BmpRows.Read(content, rules.DropAlpha, deadline, rows);
    }

    private static VipsImage? Shrunk(VipsSource source, VipsImage whole, IRowConsumer rows)
    {
        // EXIF's 5 to 8 lie on their side.
        var shrink = whole.Orientation >= 5 ? rows.MayShrinkBy(whole.Height, whole.Width) : rows.MayShrinkBy(whole.Width, whole.Height);
        return shrink == 1 ? null : source.Load(shrink);
    }

    private void ThrowIfTooLarge(long width, long height)
    {
        var found = string.Create(CultureInfo.InvariantCulture, $"{width:N0} x {height:N0}");
        if (width > _limits.MaxSide || height > _limits.MaxSide)
            throw TooLarge($"sides of at most {_limits.MaxSide:N0} pixels", found);
        if (width * height > _limits.MaxPixels)
            throw TooLarge($"at most {_limits.MaxPixels:N0} pixels", found);
    }

    private static VipsImage Upright(VipsImage stored)
    {
        // Turning reads the pixels in another order than a decoder gives them.
        using var memory = stored.ToMemory();
        using var turn = new VipsOperation("autorot");
        return turn.Set("in", memory).Run().TakeImage();
    }

    /// <summary>The picture in sRGB, or null where it has no profile or one that cannot be used: then the numbers stand as they are.</summary>
    private static VipsImage? FromProfile(VipsImage image)
    {
        if (!image.HasProfile)
            return null;
        try
        {
            using var transform = new VipsOperation("icc_transform");
            return transform.Set("in", image).Set("output_profile", "srgb").Set("embedded", 1)
                .Set("intent", RelativeColorimetric).Set("depth", 8).Run().TakeImage();
        }
        catch (VipsException)
        {
            return null;
        }
    }

    private static PixelLayout LayoutOf(VipsImage image, ImageFormat format)
    {
        var colorBands = image.Interpretation == VipsInterpretation.Cmyk ? 4 : image.Bands < 3 ? 1 : 3;
        var bytesPerSample = image.Format switch
        {
            VipsBandFormat.Byte => 1,
            VipsBandFormat.UInt16 => 2,
            _ => 0,
        };
        var knownColors = image.Interpretation is VipsInterpretation.Grey or VipsInterpretation.Grey16 or VipsInterpretation.Rgb
            or VipsInterpretation.Srgb or VipsInterpretation.Rgb16 or VipsInterpretation.Cmyk;
        if (!knownColors || bytesPerSample == 0 || image.Bands - colorBands is < 0 or > 1)
            throw new ShopVisionException(
                ErrorCode.ImageUnsupported,
                $"Expected a {format.Name} picture of grey, RGB or CMYK with 8 or 16 bits, "
                + $"found {image.Bands} channels of another kind (interpretation {image.Interpretation}, samples {image.Format}).");
        return new PixelLayout(image.Bands, colorBands, bytesPerSample);
    }

    private static ShopVisionException TooLarge(FormattableString expected, string found) => new(
        ErrorCode.ImageTooLarge, $"Expected a picture of {expected.ToString(CultureInfo.InvariantCulture)}, found {found}.");
}
