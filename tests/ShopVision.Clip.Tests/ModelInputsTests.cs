using ShopVision.Clip.Images;
using ShopVision.Contracts;

namespace ShopVision.Clip.Tests;

public sealed class ModelInputsTests
{
    [Fact]
    public void A_png_holds_the_pixels_that_the_model_sees()
    {
        using var folder = new TinyClipFolder();
        var inputs = ModelInputs.Open(folder.Path, new ClipOptions());
        using var embedder = ClipEmbedder.Load(folder.Path, new ClipOptions());
        var picture = File.ReadAllBytes(Fixtures.Require("golden/images/source/photo-1.jpg"));

        var read = new VipsImageDecoder(new ImageLimits()).Decode(inputs.PngOf(picture), PixelRules.AsStored);

        Assert.Equal(embedder.Preprocessor.Prepare(picture).Pixels, read.Pixels);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Padding_behind_the_token_that_CLIP_pools_is_not_shown(bool hasMask)
    {
        using var folder = new TinyClipFolder();
        if (!hasMask)
            folder.Edit(model => model["text"]!["mask"] = null);

        Assert.Equal([49406, 530, 736, 49407], ModelInputs.Open(folder.Path, new ClipOptions()).IdsOf("in red"));
    }

    [Fact]
    public void Padding_that_the_model_reads_is_shown()
    {
        var inputs = ModelInputs.Open(Fixtures.Require("golden/models/tiny-siglip"), new ClipOptions());

        Assert.Equal(64, inputs.IdsOf("in red").Length);
        Assert.All(inputs.IdsOf("in red")[2..], id => Assert.Equal(1, id));
    }
}
