using ShopVision.Core.Errors;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Tests.Storage;

public sealed class FormatVersionTests : IDisposable
{
    private readonly Workspace _index = new();

    public void Dispose() => _index.Dispose();

    [Fact]
    public async Task The_folder_says_which_format_it_is()
    {
        await _index.PublishAsync("1");

        Assert.StartsWith(
            """{"format":"shopvision-local-index","version":2,"crc32c":""",
            await File.ReadAllTextAsync(_index.File("format.json"), Workspace.Cancellation));
    }

    [Fact]
    public async Task A_newer_folder_is_refused_by_readers_and_writers()
    {
        await _index.PublishAsync("1");
        WriteFormat(new IndexFormat("shopvision-local-index", 3));

        Assert.Contains("found 3", (await _index.FaultAsync(ErrorCode.IndexVersionUnsupported)).Message, StringComparison.Ordinal);
        var fault = await Assert.ThrowsAsync<ShopVisionException>(_index.OpenNewAsync);
        Assert.Equal(ErrorCode.IndexVersionUnsupported, fault.Code);
    }

    [Fact]
    public async Task A_newer_generation_is_refused()
    {
        await _index.PublishAsync("1");
        var newer = new GenerationHeader(7, "test-model@1", Workspace.Model.Fingerprint.Value, 8, DateTimeOffset.UnixEpoch);
        SealedJson.Write(
            SystemFiles.Instance, Path.Combine(_index.Published, "generation.json"), newer, StorageJson.Default.GenerationHeader);

        Assert.Contains("generation.json", (await _index.FaultAsync(ErrorCode.IndexVersionUnsupported)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_another_format_is_refused()
    {
        await _index.PublishAsync("1");
        WriteFormat(new IndexFormat("something-else", 2));

        await _index.FaultAsync(ErrorCode.IndexDamaged);
    }

    [Fact]
    public async Task A_folder_of_the_first_version_is_refused_by_its_version_and_left_as_it_is()
    {
        Directory.CreateDirectory(_index.Path);
        var old = """{"format":"shopvision-local-index","version":1}""";
        await File.WriteAllTextAsync(_index.File("format.json"), old, Workspace.Cancellation);

        Assert.Contains("found 1", (await _index.FaultAsync(ErrorCode.IndexVersionUnsupported)).Message, StringComparison.Ordinal);
        var fault = await Assert.ThrowsAsync<ShopVisionException>(_index.OpenNewAsync);
        Assert.Equal(ErrorCode.IndexVersionUnsupported, fault.Code);
        Assert.Equal(old, await File.ReadAllTextAsync(_index.File("format.json"), Workspace.Cancellation));
    }

    private void WriteFormat(IndexFormat format) =>
        SealedJson.Write(SystemFiles.Instance, _index.File("format.json"), format, StorageJson.Default.IndexFormat);
}
