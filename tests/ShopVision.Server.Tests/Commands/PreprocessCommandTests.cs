using System.Text.Json;
using ShopVision.Contracts;

namespace ShopVision.Server.Tests.Commands;

public sealed class PreprocessCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A crop that is preprocessed again stays as it is, so that the same pixels are the same file.</summary>
    [Theory]
    [InlineData("tiny-clip", "clip-224")]
    [InlineData("tiny-siglip", "siglip-256")]
    public async Task Crops_of_lossless_pictures_are_those_of_the_reference_byte_by_byte(string network, string configuration)
    {
        var golden = Fixtures.Require("golden/images");
        var model = Fixtures.Require($"golden/models/{network}");
        var images = Images(golden).Where(IsLossless).Select(image => (File: Path.Combine(golden, image.GetProperty("file").GetString()!), Expected: Expected(golden, image, configuration))).ToList();
        var found = await Executable.RunAsync(["preprocess", "--model", model, "--out", _folder.File("found"), .. images.Select(image => image.File)]);
        var expected = await Executable.RunAsync(["preprocess", "--model", model, "--out", _folder.File("expected"), .. images.Select(image => image.Expected)]);

        Assert.Equal((0, 0), (found.ExitCode, expected.ExitCode));
        Assert.NotEmpty(images);
        Assert.Equal(images.Select(image => image.File), Lines(found).Select(line => line.GetProperty("input").GetString()));
        Assert.All(Lines(found).Zip(Lines(expected)), pair => Assert.True(Bytes(pair.First).AsSpan().SequenceEqual(Bytes(pair.Second)), pair.First.GetRawText()));
    }

    [Fact]
    public async Task What_cannot_be_cropped_is_an_error_in_its_place()
    {
        var (picture, broken) = (Fixtures.Require("golden/images/source/photo-1.jpg"), _folder.Write("photo-2.jpg", "this is no picture"));
        var ended = await Executable.RunAsync("preprocess", "--out", _folder.File("crops"), broken, picture, picture, _folder.File("gone.jpg"));

        Assert.Equal(["image-unsupported", null, "output-taken", "image-missing"], Lines(ended).Select(Code));
        Assert.Equal(_folder.File("crops/photo-1.png"), Lines(ended)[1].GetProperty("output").GetString());
        Assert.Equal([_folder.File("crops/photo-1.png")], Directory.GetFiles(_folder.File("crops")));
        Assert.Equal(0, ended.ExitCode);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_by_its_code()
    {
        var file = _folder.Write("file", "");

        Assert.StartsWith("error [data-folder-unusable]: ", (await Executable.RunAsync("preprocess", "--out", file, file)).Errors);
    }

    private static bool IsLossless(JsonElement image) =>
        image.GetProperty("format").GetString() is not ("JPEG" or "AVIF" or "BMP")
        && image.GetProperty("id").GetString() is not ("webp-lossy" or "webp-alpha-lossy" or "webp-animated" or "exif-6-webp" or "icc-p3-png");

    // Over white where there is alpha: how pictures are seen where a published folder says nothing of it.
    private static string Expected(string golden, JsonElement image, string configuration)
    {
        var expected = image.GetProperty("expected");
        var file = expected.TryGetProperty($"{configuration}-white", out var white) ? white : expected.GetProperty(configuration);
        return Path.Combine(golden, file.GetProperty("file").GetString()!);
    }

    private static List<JsonElement> Images(string golden) =>
        [.. JsonDocument.Parse(File.ReadAllBytes(Path.Combine(golden, "expected.json"))).RootElement.GetProperty("images").EnumerateArray()];

    private static byte[] Bytes(JsonElement line) => File.ReadAllBytes(line.GetProperty("output").GetString()!);

    private static string? Code(JsonElement line) => line.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString() : null;

    private static List<JsonElement> Lines(Ended ended) =>
        [.. ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
