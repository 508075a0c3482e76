namespace ShopVision.Clip.Images;

/// <summary>Writes pixels as a JPEG without metadata.</summary>
internal static class JpegEncoder
{
    private const int Quality = 90;
    private const int KeepNothing = 0;

    public static unsafe byte[] Encode(RgbImage image)
    {
        fixed (byte* pixels = image.Pixels)
        {
            using var source = VipsImage.OverMemory(pixels, image.Width, image.Height, bands: 3, VipsBandFormat.Byte);
            using var save = new VipsOperation("jpegsave_buffer");
            return save.Set("in", source).Set("Q", Quality).Set("keep", KeepNothing).Set("optimize_coding", 1).Run().TakeBytes();
        }
    }
}
