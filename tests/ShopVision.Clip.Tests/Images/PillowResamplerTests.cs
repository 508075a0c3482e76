using ShopVision.Clip.Images;

namespace ShopVision.Clip.Tests.Images;

public sealed class PillowResamplerTests
{
    [Fact]
    public void All_widths_of_vectors_give_the_same_bytes()
    {
        const int Rounds = 300;
        var random = new Random(5);
        var scalar = ResamplingPasses.Supported.OfType<ScalarPasses>().Single();
        for (var round = 0; round < Rounds; round++)
        {
            var (width, height) = (Side(random), Side(random));
            var image = round % 2 == 0 ? Picture.Noise(width, height, round) : Stripes(width, height);
            var (toWidth, toHeight) = (1 + random.Next(round % 10 == 0 ? 700 : 90), 1 + random.Next(90));
            var (left, top) = (random.Next(toWidth), random.Next(toHeight));
            var crop = new Crop(left, top, 1 + random.Next(toWidth - left), 1 + random.Next(toHeight - top));
            var interpolation = (Interpolation)random.Next(2);

            var expected = image.Resize(toWidth, toHeight, crop, interpolation, scalar).Pixels;

            Assert.All(ResamplingPasses.Supported, passes => Assert.True(
                expected.AsSpan().SequenceEqual(image.Resize(toWidth, toHeight, crop, interpolation, passes).Pixels),
                $"{passes.GetType()}: {width} x {height} to {toWidth} x {toHeight}, {crop}, {interpolation}"));
        }
    }

    [Fact]
    public void A_picture_of_the_right_size_stays_as_it_is()
    {
        var image = Picture.Noise(30, 20);
        Assert.Equal(image.Pixels, image.Resize(30, 20).Pixels);
    }

    [Theory]
    [InlineData(30, 20, 10, 20)]
    [InlineData(30, 20, 30, 60)]
    [InlineData(1, 1, 7, 5)]
    [InlineData(16_000, 1, 3, 3)]
    public void One_colour_stays_that_colour(int width, int height, int toWidth, int toHeight) =>
        Assert.All(Picture.Plain(width, height, level: 77).Resize(toWidth, toHeight).Pixels, level => Assert.Equal(77, level));

    // Mostly small, where windows hang over the edges; now and then long, where they are wide.
    private static int Side(Random random) => random.Next(8) == 0 ? 1 + random.Next(2000) : 1 + random.Next(120);

    // Full contrast overshoots as far as a kernel can.
    private static RgbImage Stripes(int width, int height)
    {
        var image = Picture.Plain(width, height, level: 0);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)(i / 3 % width / 2 % 2 == i / 3 / width / 3 % 2 ? 255 : 0);
        return image;
    }
}
