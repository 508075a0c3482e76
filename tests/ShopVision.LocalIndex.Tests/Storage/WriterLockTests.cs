using ShopVision.Core.Errors;

namespace ShopVision.LocalIndex.Tests.Storage;

public sealed class WriterLockTests : IDisposable
{
    private readonly Workspace _index = new();

    public void Dispose() => _index.Dispose();

    [Fact]
    public async Task A_writer_of_another_process_keeps_this_one_out_by_name()
    {
        await _index.PublishAsync("1");
        // As another process holds it.
        using (new FileStream(_index.File("LOCK"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var fault = await Assert.ThrowsAsync<ShopVisionException>(_index.OpenCurrentAsync);
            Assert.Equal(ErrorCode.IndexLocked, fault.Code);
            Assert.True(fault.IsTransient);
            Assert.Contains(_index.Path, fault.Message, StringComparison.Ordinal);
        }

        await _index.AddAsync("2");
    }

    [Fact]
    public async Task Rolling_back_and_pruning_are_refused_while_another_process_writes()
    {
        var old = await _index.PublishAsync("1");
        await _index.PublishAsync("2");
        await using var writer = await _index.OpenCurrentAsync();
        var other = _index.Open();

        Assert.Equal(ErrorCode.IndexLocked, await CodeAsync(() => other.RollBackAsync(old, Workspace.Cancellation)));
        Assert.Equal(ErrorCode.IndexLocked, await CodeAsync(() => other.PruneAsync(0, Workspace.Cancellation)));
    }

    [Fact]
    public async Task Readers_need_no_lock()
    {
        await _index.PublishAsync("1");
        await using var writer = await _index.OpenCurrentAsync();

        Assert.Equal(["1"], await _index.IdsAsync());
    }

    [Fact]
    public async Task Looking_for_an_index_makes_no_folder()
    {
        await _index.FaultAsync(ErrorCode.IndexMissing);
        await Assert.ThrowsAsync<ShopVisionException>(_index.OpenCurrentAsync);
        await _index.Open().PruneAsync(0, Workspace.Cancellation);
        await Assert.ThrowsAsync<ShopVisionException>(() => _index.Open().RollBackAsync("x", Workspace.Cancellation));

        Assert.False(Directory.Exists(_index.Path));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_index.Path)!);
        await File.WriteAllTextAsync(_index.Path, "a file in its place", Workspace.Cancellation);

        Assert.Equal(ErrorCode.DataFolderUnusable, await CodeAsync(_index.OpenNewAsync));
    }

    private static async Task<ErrorCode> CodeAsync(Func<Task> call) => (await Assert.ThrowsAsync<ShopVisionException>(call)).Code;
}
