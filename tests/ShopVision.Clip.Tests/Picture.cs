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
}
