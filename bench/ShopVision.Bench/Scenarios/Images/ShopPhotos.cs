using System.Formats.Tar;
using ShopVision.Clip.Images;

namespace ShopVision.Bench.Scenarios.Images;

/// <summary>Photos of products from the folder that <c>SHOPVISION_FIXTURES</c> names.</summary>
internal static class ShopPhotos
{
    private const int Quality = 85;
    private const double GrainSigma = 3;

    /// <summary>The JPEGs of one archive in its order, unchanged.</summary>
    public static IEnumerable<byte[]> Read(string archive)
    {
        using var stream = File.OpenRead(Fixtures.PathOf("data", archive));
        using var reader = new TarReader(stream);
        while (reader.GetNextEntry() is { } entry)
            if (entry.DataStream is { } data && entry.Name.EndsWith(".jpg", StringComparison.OrdinalIgnoreCase))
            {
                using var content = new MemoryStream();
                data.CopyTo(content);
                yield return content.ToArray();
            }
    }

    /// <summary>
    /// The photo as a JPEG whose long side is that many pixels, as a shop would save it. What was enlarged has no detail, so grain makes
    /// the file weigh what a camera's does, about one bit a pixel, and its decoding take as long.
    /// </summary>
    public static unsafe byte[] Scaled(byte[] photo, int longSide)
    {
        Vips.Start();
        fixed (byte* data = photo)
        {
            using var stored = Load(data, photo.Length);
            using var resized = Resize(stored, (double)longSide / Math.Max(stored.Width, stored.Height));
            using var grain = Grain(resized.Width, resized.Height);
            using var add = new VipsOperation("add");
            using var grainy = add.Set("left", resized).Set("right", grain).Run().TakeImage();
            using var save = new VipsOperation("jpegsave_buffer");
            return save.Set("in", grainy).Set("Q", Quality).Run().TakeBytes();
        }
    }

    public static unsafe VipsImage Load(byte* data, int length)
    {
        const int SequentialAccess = 1;
        using var load = new VipsOperation("jpegload_buffer");
        return load.Set("buffer", data, length).Set("access", SequentialAccess).Run().TakeImage();
    }

    public static VipsImage Resize(VipsImage image, double scale)
    {
        using var resize = new VipsOperation("resize");
        return resize.Set("in", image).Set("scale", scale).Run().TakeImage();
    }

    private static VipsImage Grain(int width, int height)
    {
        using var noise = new VipsOperation("gaussnoise");
        return noise.Set("width", width).Set("height", height).Set("mean", 0.0).Set("sigma", GrainSigma).Set("seed", 1).Run().TakeImage();
    }
}
