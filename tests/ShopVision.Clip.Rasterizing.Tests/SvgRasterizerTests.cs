using ShopVision.Clip.Images;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Rasterizing.Tests;

/// <summary>One test, because its last step switches SVG off for this process.</summary>
public sealed class SvgRasterizerTests
{
    private const string RedSquare = """
        <svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="20" height="20" fill="#d02020"/></svg>
        """;

    [Fact]
    public void A_drawing_becomes_a_jpeg_until_the_process_decodes_uploads()
    {
        var jpeg = SvgRasterizer.ToJpeg(RedSquare, width: 400);
        Assert.Equal((400, 200), SizeOf(jpeg));

        var malformed = Assert.Throws<ShopVisionException>(() => SvgRasterizer.ToJpeg("<svg><rect", width: 400));
        Assert.Equal(ErrorCode.ImageBroken, malformed.Code);

        var rendition = new VipsImageRenderer().ToJpeg(jpeg, maxSide: 100);
        Assert.Equal((100, 50), SizeOf(rendition));

        var refused = Assert.Throws<InvalidOperationException>(() => SvgRasterizer.ToJpeg(RedSquare, width: 400));
        Assert.Contains("shopvision draw", refused.Message, StringComparison.Ordinal);
    }

    // The frame header: FF C0, two bytes of length, one of depth, then height and width.
    private static (int Width, int Height) SizeOf(byte[] jpeg)
    {
        byte[] baseline = [0xFF, 0xC0];
        var frame = jpeg.AsSpan().IndexOf(baseline);
        return ((jpeg[frame + 7] << 8) | jpeg[frame + 8], (jpeg[frame + 5] << 8) | jpeg[frame + 6]);
    }
}
