using ShopVision.Clip.ModelFolder;
using ShopVision.Clip.Tests.ModelFolder.Published;
using ShopVision.Contracts;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.ModelFolder;

public sealed class GoldensExporterTests : IDisposable
{
    private readonly TinyClipFolder _folder = new();
    private readonly TemporaryFolder _pictures = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        _pictures.Dispose();
    }

    [Fact]
    public async Task What_is_written_is_what_verifying_finds()
    {
        var (texts, images) = await ExportAsync();

        var goldens = (await VerifyAsync()).Where(check => check.Name.StartsWith("golden", StringComparison.Ordinal)).ToList();
        Assert.Equal(1 + texts + images, goldens.Count);
        Assert.All(goldens, check => Assert.True(check.Passed, $"{check.Name}: {check.Detail}"));
    }

    [Fact]
    public async Task A_change_of_preprocessing_is_found()
    {
        await ExportAsync();
        _folder.Edit(model => model["image"]!["interpolation"] = "bilinear");
        Assert.Contains(await VerifyAsync(), check => check is { Passed: false, Name: "golden goldens/waves.png" });
    }

    [Fact]
    public async Task Pictures_of_ones_own_are_taken_along()
    {
        File.WriteAllBytes(_pictures.File("mine.jpg"), Picture.Jpeg(50, 40));
        var (_, images) = await ExportAsync(images: [_pictures.File("mine.jpg")]);
        File.Delete(_pictures.File("mine.jpg"));

        Assert.Equal(1, images);
        Assert.All(await VerifyAsync(), check => Assert.True(check.Passed, check.Detail));
    }

    [Fact]
    public async Task Goldens_are_replaced_only_when_told()
    {
        await ExportAsync();
        Assert.Equal(ErrorCode.InvalidRequest, (await Assert.ThrowsAsync<ShopVisionException>(() => ExportAsync())).Code);
        await ExportAsync(overwrites: true);
    }

    [Fact]
    public async Task Two_pictures_of_one_name_are_refused()
    {
        string[] same = [_pictures.File("a/1.jpg"), _pictures.File("b/1.jpg")];
        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => ExportAsync(images: same));
        Assert.Contains("'1.jpg'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_as_published_needs_the_manifest_first()
    {
        using var published = PublishedFolder.Clip();
        var fault = await Assert.ThrowsAsync<ShopVisionException>(() => GoldensExporter.ExportAsync(
            ClipModel.Open(published.Path), "goldens", images: null, overwrites: false, new ClipOptions(), Cancellation));
        Assert.Contains("shopvision models import", fault.Message, StringComparison.Ordinal);
    }

    private Task<(int Texts, int Images)> ExportAsync(IReadOnlyList<string>? images = null, bool overwrites = false) =>
        GoldensExporter.ExportAsync(ClipModel.Open(_folder.Path), GoldensExporter.DefaultFolder, images, overwrites, new ClipOptions { Threads = 1 }, Cancellation);

    private Task<IReadOnlyList<ModelCheck>> VerifyAsync() => ModelVerifier.VerifyAsync(_folder.Path, new ClipOptions { Threads = 1 }, Cancellation);
}
