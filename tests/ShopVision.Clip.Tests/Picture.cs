using ShopVision.Clip.Images;

namespace ShopVision.Clip.Tests;

/// <summary>Pictures for tests that do not care what they show.</summary>
internal static class Picture
{
    public static RgbImage Noise(int width, int height, int seed = 1)
    {
        var pixels = new byte[width * height * 3];
        new Random(seed).NextBytes(pixels);
        return new RgbImage(width, height, pixels);
    }

    public static RgbImage Plain(int width, int height, byte level)
    {
        var pixels = new byte[width * height * 3];
        Array.Fill(pixels, level);
        return new RgbImage(width, height, pixels);
    }

    public static byte[] Jpeg(int width, int height, int seed = 1) => Jpeg(Noise(width, height, seed));

    public static byte[] Jpeg(RgbImage image)
    {
        Vips.Start();
        return JpegEncoder.Encode(image);
    }

    /// <summary>As a decoder does it.</summary>
    public static void HandTo(this RgbImage image, IRowConsumer rows)
    {
        rows.Begin(image.Width, image.Height);
        for (var y = 0; y < image.Height; y++)
            rows.AddRow(image.Pixels.AsSpan(y * image.Width * 3, image.Width * 3));
    }

    public static RgbImage Resize(this RgbImage image, int width, int height) =>
        image.Resize(width, height, new Crop(0, 0, width, height), Interpolation.Bicubic, ResamplingPasses.Fastest);

    public static RgbImage Resize(this RgbImage image, int width, int height, Crop crop, Interpolation interpolation, ResamplingPasses passes)
    {
        var results = new PictureRows();
        using var resampler = new PillowResampler((image.Width, image.Height), (width, height), crop, interpolation, passes, results);
        for (var y = 0; y < image.Height; y++)
            resampler.AddRow(image.Pixels.AsSpan(y * image.Width * 3, image.Width * 3));
        return results.Picture;
    }
}
