using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.ModelFolder.Comparing;
using ShopVision.Contracts;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.ModelFolder.Comparing;

public sealed class ModelComparerTests : IDisposable
{
    private readonly TemporaryFolder _pictures = new();
    private readonly PixelModel _full = PixelModel.Full();
    private readonly PixelModel _quantized = PixelModel.Quantized();

    public ModelComparerTests()
    {
        for (var seed = 0; seed < ModelComparer.LeastImages; seed++)
            File.WriteAllBytes(_pictures.File($"{seed:00}.jpg"), Picture.Jpeg(40 + seed, 30, seed));
    }

    public void Dispose()
    {
        _pictures.Dispose();
        _full.Dispose();
        _quantized.Dispose();
    }

    [Fact]
    public async Task Eight_bits_of_the_same_network_are_compatible_and_both_folders_say_so()
    {
        var (full, quantized) = (ClipModel.Open(_full.Path), ClipModel.Open(_quantized.Path));

        var comparison = await CompareAsync(_full, _quantized);
        ModelComparer.WriteCompatible(full, quantized);

        Assert.True(comparison.IsCompatible);
        Assert.InRange(comparison.Images.Minimum, CosineSummary.Enough, 0.9999999);
        Assert.Equal(1, comparison.Texts.Minimum, 1e-6);
        Assert.Equal([quantized.Description.Fingerprint], ClipModel.Open(_full.Path).Description.CompatibleWith);
        Assert.Equal([full.Description.Fingerprint], ClipModel.Open(_quantized.Path).Description.CompatibleWith);
    }

    [Fact]
    public async Task Noting_it_changes_no_fingerprint_and_is_done_once()
    {
        var (full, quantized) = (ClipModel.Open(_full.Path), ClipModel.Open(_quantized.Path));
        ModelComparer.WriteCompatible(full, quantized);
        var written = await File.ReadAllTextAsync(Path.Combine(_full.Path, "model.json"), TestContext.Current.CancellationToken);

        ModelComparer.WriteCompatible(ClipModel.Open(_full.Path), ClipModel.Open(_quantized.Path));

        Assert.Equal(written, await File.ReadAllTextAsync(Path.Combine(_full.Path, "model.json"), TestContext.Current.CancellationToken));
        Assert.Equal(full.Description.Fingerprint, ClipModel.Open(_full.Path).Description.Fingerprint);
    }

    [Fact]
    public async Task One_bit_is_too_little()
    {
        using var coarse = PixelModel.Coarse();
        var comparison = await CompareAsync(_full, coarse);
        Assert.False(comparison.IsCompatible);
        Assert.True(comparison.Images.Mean < CosineSummary.Enough);
    }

    [Fact]
    public async Task A_broken_picture_is_left_out_and_named_once()
    {
        _pictures.Write("broken.jpg", "no picture");
        var comparison = await CompareAsync(_full, _quantized);
        Assert.Equal("broken.jpg", Assert.Single(comparison.Refusals).ItemId);
        Assert.Equal(ModelComparer.LeastImages, comparison.Images.Count);
    }

    [Fact]
    public async Task A_few_pictures_are_not_enough()
    {
        File.Delete(_pictures.File("00.jpg"));
        Assert.Equal(ErrorCode.InvalidRequest, (await Assert.ThrowsAsync<ShopVisionException>(() => CompareAsync(_full, _quantized))).Code);
    }

    [Fact]
    public async Task The_same_model_and_another_network_are_no_pair()
    {
        using var other = new TinyClipFolder();
        Assert.Equal(ErrorCode.InvalidRequest, (await Assert.ThrowsAsync<ShopVisionException>(() => CompareAsync(_full, _full))).Code);
        Assert.Equal(
            ErrorCode.ModelMismatch,
            (await Assert.ThrowsAsync<ShopVisionException>(() => CompareAsync(ClipModel.Open(_full.Path), ClipModel.Open(other.Path)))).Code);
    }

    [Fact]
    public void The_first_percentile_is_the_minimum_of_up_to_a_hundred()
    {
        double[] hundred = [0.5, .. Enumerable.Repeat(1.0, 99)];
        Assert.Equal(0.5, CosineSummary.Of(hundred).FirstPercentile);
        Assert.Equal(1, CosineSummary.Of([.. hundred, 1]).FirstPercentile);
        Assert.True(CosineSummary.Of([.. hundred, 1]).IsEnough);
    }

    private Task<ModelComparison> CompareAsync(PixelModel left, PixelModel right) => CompareAsync(ClipModel.Open(left.Path), ClipModel.Open(right.Path));

    private Task<ModelComparison> CompareAsync(ClipModel left, ClipModel right) => ModelComparer.CompareAsync(
        left, right, [.. Directory.GetFiles(_pictures.Path).Order()], ["a red shirt", "a blue mug"], new ClipOptions { Threads = 1 }, TestContext.Current.CancellationToken);
}
