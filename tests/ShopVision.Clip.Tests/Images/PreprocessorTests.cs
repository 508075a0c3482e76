using ShopVision.Clip.Images;
using ShopVision.Clip.ModelFolder;

namespace ShopVision.Clip.Tests.Images;

public sealed class PreprocessorTests
{
    [Theory]
    [InlineData(100, 50, 0, 16, 64, 32)]
    [InlineData(50, 100, 16, 0, 32, 64)]
    [InlineData(64, 64, 0, 0, 64, 64)]
    [InlineData(1000, 1, 0, 31, 64, 1)]
    [InlineData(128, 63, 0, 16, 64, 32)]
    public void A_letterbox_shows_all_of_the_picture_between_bars(int width, int height, int left, int top, int boxWidth, int boxHeight)
    {
        var square = Letterbox(Picture.Plain(width, height, level: 40));

        Assert.Equal((64, 64), (square.Width, square.Height));
        for (var y = 0; y < 64; y++)
            for (var x = 0; x < 64; x++)
                Assert.Equal(
                    x >= left && x < left + boxWidth && y >= top && y < top + boxHeight ? 40 : 255,
                    square.Pixels[((y * 64) + x) * 3]);
    }

    [Theory]
    [InlineData("clip-224", 1, 500)]
    [InlineData("clip-224", 16_000, 3)]
    [InlineData("siglip-256", 16_000, 1)]
    public void The_strangest_shapes_become_squares(string configuration, int width, int height)
    {
        var square = GoldenConfiguration.Preprocessor(configuration).Prepare(Picture.Jpeg(width, height));
        Assert.Equal(square.Width, square.Height);
        Assert.Equal(square.Width * square.Height * 3, square.Pixels.Length);
    }

    private static RgbImage Letterbox(RgbImage image)
    {
        var tower = GoldenConfiguration.Tower("siglip-256") with { Size = 64, Resize = ResizeMode.Letterbox, Fill = [255, 255, 255] };
        return new Preprocessor(tower, new FixedDecoder(image)).Prepare([]);
    }

    private sealed class FixedDecoder(RgbImage image) : IImageDecoder
    {
        public void Decode(ReadOnlySpan<byte> content, PixelRules rules, IRowConsumer rows) => image.HandTo(rows);
    }
}
