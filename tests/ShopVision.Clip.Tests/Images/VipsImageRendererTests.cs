using ShopVision.Clip.Images;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.Images;

public sealed class VipsImageRendererTests
{
    private readonly VipsImageRenderer _renderer = new();
    private readonly VipsImageDecoder _decoder = new(new ImageLimits());

    [Theory]
    [InlineData(400, 300, 100, 100, 75)]
    [InlineData(300, 400, 100, 75, 100)]
    [InlineData(2000, 3, 100, 100, 1)]
    [InlineData(40, 30, 100, 40, 30)]
    public void A_picture_is_fitted_and_never_enlarged(int width, int height, int maxSide, int expectedWidth, int expectedHeight)
    {
        var rendition = Decode(_renderer.ToJpeg(Picture.Jpeg(width, height), maxSide));
        Assert.Equal((expectedWidth, expectedHeight), (rendition.Width, rendition.Height));
    }

    [Fact]
    public void All_eight_orientations_come_out_the_same_way_up()
    {
        var renditions = GoldenImage.All()
            .Where(image => image.Id is "exif-1" or "exif-2" or "exif-3" or "exif-4" or "exif-5" or "exif-6" or "exif-7" or "exif-8")
            .Select(image => Decode(_renderer.ToJpeg(image.Content, 64)))
            .ToList();

        Assert.Equal(8, renditions.Count);
        Assert.All(renditions, rendition => Assert.InRange(
            renditions[0].Pixels.Zip(rendition.Pixels, (a, b) => Math.Abs(a - b)).Average(), 0, 4));
    }

    [Fact]
    public void What_is_transparent_is_white()
    {
        var png = GoldenImage.All().Single(image => image.Id == "png-rgba");
        var expected = _decoder.Decode(png.Content, PixelRules.AsShown).Resize(64, 64);
        var rendition = Decode(_renderer.ToJpeg(png.Content, Math.Max(png.Facts.GetProperty("width").GetInt32(), png.Facts.GetProperty("height").GetInt32())));
        var found = rendition.Resize(64, 64);
        Assert.InRange(expected.Pixels.Zip(found.Pixels, (a, b) => Math.Abs(a - b)).Average(), 0, 4);
    }

    [Fact]
    public void No_metadata_is_left()
    {
        var content = GoldenImage.All().Single(image => image.Id == "icc-p3").Content;
        var rendition = _renderer.ToJpeg(content, 64).AsSpan();
        Assert.True(content.AsSpan().IndexOf("ICC_PROFILE"u8) >= 0);
        Assert.Equal(-1, rendition.IndexOf("ICC_PROFILE"u8));
        Assert.Equal(-1, rendition.IndexOf("Exif"u8));
    }

    [Fact]
    public void What_is_no_picture_is_refused_with_a_code()
    {
        var fault = Assert.Throws<ShopVisionException>(() => _renderer.ToJpeg("<svg/>"u8.ToArray(), 64));
        Assert.Equal(ErrorCode.ImageUnsupported, fault.Code);
    }

    private RgbImage Decode(byte[] jpeg) => _decoder.Decode(jpeg, PixelRules.AsStored);
}
