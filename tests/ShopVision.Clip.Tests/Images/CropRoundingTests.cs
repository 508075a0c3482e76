using ShopVision.Clip.Images;
using ShopVision.Clip.ModelFolder;
using ShopVision.Contracts;

namespace ShopVision.Clip.Tests.Images;

/// <summary>An odd margin has no middle: transformers and torchvision begin the crop at different pixels.</summary>
public sealed class CropRoundingTests
{
    private const int Size = 224;

    [Theory]
    [InlineData(1, "down", 0)]
    [InlineData(1, "half-to-even", 0)]
    [InlineData(3, "down", 1)]
    [InlineData(3, "half-to-even", 2)]
    [InlineData(4, "half-to-even", 2)]
    [InlineData(5, "half-to-even", 2)]
    public void A_crop_begins_where_the_reference_begins_it(int margin, string rounding, int expected)
    {
        using var folder = new TinyClipFolder();
        folder.Edit(model => model["image"]!["cropRounding"] = rounding);
        var columns = new RgbImage(Size + margin, Size, [.. Enumerable.Range(0, (Size + margin) * Size * 3).Select(i => (byte)(i / 3 % (Size + margin)))]);
        var preprocessor = new Preprocessor(ClipModel.Open(folder.Path).Manifest.Image, new VipsImageDecoder(new ImageLimits()));

        Assert.Equal(expected, preprocessor.Prepare(PngEncoder.Encode(columns)).Pixels[0]);
    }
}
