namespace ShopVision.Clip.Images;

/// <summary>Writes pixels as a PNG without metadata: what is read from it again is the same to the byte.</summary>
internal static class PngEncoder
{
    private const int KeepNothing = 0;

    public static unsafe byte[] Encode(RgbImage image)
    {
        fixed (byte* pixels = image.Pixels)
        {
            using var source = VipsImage.OverMemory(pixels, image.Width, image.Height, bands: 3, VipsBandFormat.Byte);
            using var save = new VipsOperation("pngsave_buffer");
            return save.Set("in", source).Set("keep", KeepNothing).Run().TakeBytes();
        }
    }
}
