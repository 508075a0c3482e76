using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.ModelFolder.Comparing;
using ShopVision.Contracts;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.ModelFolder.Comparing;

public sealed class CompatibilityTests : IDisposable
{
    private readonly PixelModel _quantized = PixelModel.Quantized();

    public void Dispose() => _quantized.Dispose();

    [Fact]
    public void A_quantised_tower_is_told_by_its_operators()
    {
        using var full = PixelModel.Full();
        using var tiny = new TinyClipFolder();
        Assert.Equal(("image.onnx", "DynamicQuantizeLinear"), Compatibility.FindQuantized(ClipModel.Open(_quantized.Path)));
        Assert.Null(Compatibility.FindQuantized(ClipModel.Open(full.Path)));
        Assert.Null(Compatibility.FindQuantized(ClipModel.Open(tiny.Path)));
    }

    [Fact]
    public void A_quantised_model_that_was_never_compared_is_refused_with_the_way_out()
    {
        var fault = Assert.Throws<ShopVisionException>(() => ClipEmbedder.Load(_quantized.Path, new ClipOptions()));
        Assert.Equal(ErrorCode.ModelPrecisionUnverified, fault.Code);
        Assert.Contains("shopvision models compare", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Clip:AllowUnverifiedPrecision", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_used_where_that_is_allowed_and_where_it_was_compared()
    {
        ClipEmbedder.Load(_quantized.Path, new ClipOptions { AllowUnverifiedPrecision = true }).Dispose();

        using var full = PixelModel.Full();
        ModelComparer.WriteCompatible(ClipModel.Open(_quantized.Path), ClipModel.Open(full.Path));
        ClipEmbedder.Load(_quantized.Path, new ClipOptions()).Dispose();
    }

    [Fact]
    public async Task Verifying_says_which_it_is()
    {
        Assert.False((await VerifyAsync()).Passed);

        using var full = PixelModel.Full();
        var other = ClipModel.Open(full.Path);
        ModelComparer.WriteCompatible(ClipModel.Open(_quantized.Path), other);

        var precision = await VerifyAsync();
        Assert.True(precision.Passed);
        Assert.Contains(other.Description.Fingerprint.Abbreviation, precision.Detail, StringComparison.Ordinal);
    }

    private async Task<ModelCheck> VerifyAsync() => Assert.Single(
        await ModelVerifier.VerifyAsync(_quantized.Path, new ClipOptions { Threads = 1 }, TestContext.Current.CancellationToken), check => check.Name == "precision");
}
