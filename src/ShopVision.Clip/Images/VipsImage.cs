using System.Runtime.InteropServices;

namespace ShopVision.Clip.Images;

/// <summary>A libvips image: a description of pixels that are computed when they are asked for.</summary>
internal sealed class VipsImage : SafeHandle
{
    internal VipsImage(nint handle)
        : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == 0;

    public int Width => Vips.vips_image_get_width(this);

    public int Height => Vips.vips_image_get_height(this);

    public int Bands => Vips.vips_image_get_bands(this);

    public VipsBandFormat Format => (VipsBandFormat)Vips.vips_image_get_format(this);

    public VipsInterpretation Interpretation => (VipsInterpretation)Vips.vips_image_get_interpretation(this);

    /// <summary>EXIF's 1 to 8; 1, as stored, where there is none or an invalid one.</summary>
    public int Orientation => Vips.vips_image_get_orientation(this);

    public bool HasProfile => Vips.vips_image_get_typeof(this, "icc-profile-data") != 0;

    /// <summary>Computes all pixels now, so that they may be read in any order.</summary>
    public VipsImage ToMemory() => OrThrow(Vips.vips_image_copy_memory(this), "copy to memory");

    /// <summary>An image over memory that must stay where it is until the image has been disposed of.</summary>
    public static unsafe VipsImage OverMemory(byte* memory, int width, int height, int bands, VipsBandFormat format) => OrThrow(
        Vips.vips_image_new_from_memory(
            memory, (nuint)width * (nuint)height * (nuint)bands * (format == VipsBandFormat.UInt16 ? 2u : 1u), width, height, bands, (int)format),
        "read pixels");

    internal static VipsImage OrThrow(nint handle, string operation) =>
        handle == 0 ? throw new VipsException(operation) : new VipsImage(handle);

    protected override bool ReleaseHandle()
    {
        Vips.g_object_unref(handle);
        return true;
    }
}

internal enum VipsBandFormat
{
    Byte = 0,
    UInt16 = 2,
}

internal enum VipsInterpretation
{
    Multiband = 0,
    Grey = 1,
    Cmyk = 15,
    Rgb = 17,
    Srgb = 22,
    Rgb16 = 25,
    Grey16 = 26,
}
