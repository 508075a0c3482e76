using ShopVision.Core.Errors;

namespace ShopVision.LocalIndex.Tests.Storage;

public sealed class FormatVersionTests : IDisposable
{
    private readonly Workspace _index = new();

    public void Dispose() => _index.Dispose();

    [Fact]
    public async Task The_folder_says_which_format_it_is()
    {
        await _index.PublishAsync("1");

        Assert.Equal(
            """{"format":"shopvision-local-index","version":1}""",
            await File.ReadAllTextAsync(_index.File("format.json"), Workspace.Cancellation));
    }

    [Fact]
    public async Task A_newer_folder_is_refused_by_readers_and_writers()
    {
        await _index.PublishAsync("1");
        await ReplaceAsync(_index.File("format.json"), "\"version\":1", "\"version\":2");

        Assert.Contains("found 2", (await _index.FaultAsync(ErrorCode.IndexVersionUnsupported)).Message, StringComparison.Ordinal);
        var fault = await Assert.ThrowsAsync<ShopVisionException>(_index.OpenNewAsync);
        Assert.Equal(ErrorCode.IndexVersionUnsupported, fault.Code);
    }

    [Fact]
    public async Task A_newer_generation_is_refused()
    {
        await _index.PublishAsync("1");
        await ReplaceAsync(Path.Combine(_index.Published, "generation.json"), "\"version\":1", "\"version\":7");

        Assert.Contains("generation.json", (await _index.FaultAsync(ErrorCode.IndexVersionUnsupported)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_another_format_is_refused()
    {
        await _index.PublishAsync("1");
        await ReplaceAsync(_index.File("format.json"), "shopvision-local-index", "something-else");

        await _index.FaultAsync(ErrorCode.IndexDamaged);
    }

    private static async Task ReplaceAsync(string file, string old, string replacement)
    {
        var content = await File.ReadAllTextAsync(file, Workspace.Cancellation);
        Assert.Contains(old, content, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, content.Replace(old, replacement, StringComparison.Ordinal), Workspace.Cancellation);
    }
}
