using System.Runtime.InteropServices;

namespace ShopVision.Clip.Images;

/// <summary>A window onto a libvips image through which its pixels are computed. Belongs to the thread that made it.</summary>
internal sealed class VipsRegion : SafeHandle
{
    private VipsRegion(nint handle)
        : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == 0;

    public static VipsRegion Of(VipsImage image)
    {
        var region = Vips.vips_region_new(image);
        return region == 0 ? throw new VipsException("open a region") : new VipsRegion(region);
    }

    /// <summary>Points this region at all the memory of its image.</summary>
    public void ShowMemory(int width, int height)
    {
        if (Vips.vips_region_image(this, new Vips.Rectangle(0, 0, width, height)) != 0)
            throw new VipsException("point at memory");
    }

    /// <summary>Computes rows straight into the memory at which <paramref name="target"/> points, from its top.</summary>
    public void ComputeRows(int top, int width, int height, VipsRegion target)
    {
        if (Vips.vips_region_prepare_to(this, target, new Vips.Rectangle(0, top, width, height), 0, 0) != 0)
            throw new VipsException("decode");
    }

    protected override bool ReleaseHandle()
    {
        Vips.g_object_unref(handle);
        return true;
    }
}
