using ShopVision.Clip.Images;
using ShopVision.Clip.Tests.Images.Bmp;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.Images;

public sealed class VipsImageDecoderTests
{
    [Theory]
    [InlineData(100, 1_000_000, 1_000, "100 bytes")]
    [InlineData(1_000_000, 899, 1_000, "899 pixels")]
    [InlineData(1_000_000, 1_000_000, 39, "39 pixels")]
    public void What_exceeds_a_limit_is_too_large(int maxBytes, int maxPixels, int maxSide, string expected)
    {
        var limits = new ImageLimits { MaxBytes = maxBytes, MaxPixels = maxPixels, MaxSide = maxSide };
        var fault = Assert.Throws<ShopVisionException>(
            () => new VipsImageDecoder(limits).Decode(Picture.Jpeg(40, 30), PixelRules.AsShown));
        Assert.Equal(ErrorCode.ImageTooLarge, fault.Code);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("JPEG")]
    [InlineData("BMP")]
    public void What_takes_longer_than_allowed_is_too_slow(string format)
    {
        var limits = new ImageLimits { MaxDecodeTime = TimeSpan.FromTicks(1) };
        var content = format == "BMP" ? new SomeBmp(24, new byte[16]).Content() : Picture.Jpeg(40, 30);
        var fault = Assert.Throws<ShopVisionException>(() => new VipsImageDecoder(limits).Decode(content, PixelRules.AsShown));
        Assert.Equal(ErrorCode.ImageTooSlow, fault.Code);
    }

    [Fact]
    public void What_keeps_the_limits_is_decoded()
    {
        var limits = new ImageLimits { MaxPixels = 1200, MaxSide = 40 };
        var image = new VipsImageDecoder(limits).Decode(Picture.Jpeg(40, 30), PixelRules.AsShown);
        Assert.Equal((40, 30, 3600), (image.Width, image.Height, image.Pixels.Length));
    }

    [Fact]
    public void A_refusal_does_not_repeat_what_a_library_said()
    {
        var cut = Picture.Jpeg(40, 30)[..200];
        var fault = Assert.Throws<ShopVisionException>(
            () => new VipsImageDecoder(new ImageLimits()).Decode(cut, PixelRules.AsShown));
        Assert.Equal("Expected a whole JPEG picture, found one that is damaged or cut short.", fault.Message);
        Assert.IsType<VipsException>(fault.InnerException);
    }

    [Fact]
    public void Threads_may_decode_at_once()
    {
        var decoder = new VipsImageDecoder(new ImageLimits());
        var content = Picture.Jpeg(64, 48);
        var expected = decoder.Decode(content, PixelRules.AsShown).Pixels;
        Parallel.For(0, 200, i =>
        {
            if (i % 3 == 0)
                Assert.Throws<ShopVisionException>(() => decoder.Decode(content.AsSpan(0, 300), PixelRules.AsShown));
            else
                Assert.Equal(expected, decoder.Decode(content, PixelRules.AsShown).Pixels);
        });
    }
}
