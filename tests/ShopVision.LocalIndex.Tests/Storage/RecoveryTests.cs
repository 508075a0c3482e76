using ShopVision.Core.Indexing;

namespace ShopVision.LocalIndex.Tests.Storage;

public sealed class RecoveryTests : IDisposable
{
    private readonly Workspace _index = new();

    public void Dispose() => _index.Dispose();

    [Fact]
    public async Task A_commit_survives_a_writer_that_was_never_disposed()
    {
        var writer = await _index.OpenNewAsync();
        await Workspace.UpsertAsync(writer, "1");
        await writer.PublishAsync(Workspace.Cancellation);
        await Workspace.UpsertAsync(writer, "2");

        Assert.Equal(["1", "2"], await _index.IdsAsync(_index.Copy()));

        await writer.DisposeAsync();
    }

    [Fact]
    public async Task What_lies_beyond_the_committed_length_is_ignored_and_then_cut()
    {
        await _index.PublishAsync("1");
        var log = Path.Combine(_index.Published, "log");
        var committed = new FileInfo(log).Length;
        await File.AppendAllTextAsync(log, "half a record", Workspace.Cancellation);
        Assert.Equal(["1"], await _index.IdsAsync());

        await using (await _index.OpenCurrentAsync())
            Assert.Equal(committed, new FileInfo(log).Length);
        await _index.AddAsync("2");

        Assert.Equal(["1", "2"], await _index.IdsAsync());
    }

    [Fact]
    public async Task A_batch_that_was_written_but_not_committed_never_happened()
    {
        await _index.PublishAsync("1");
        var mark = Path.Combine(_index.Published, "committed");
        var before = await File.ReadAllBytesAsync(mark, Workspace.Cancellation);
        await _index.AddAsync("lost");
        await File.WriteAllBytesAsync(mark, before, Workspace.Cancellation);

        Assert.Equal(["1"], await _index.IdsAsync());
        await _index.AddAsync("2");
        Assert.Equal(["1", "2"], await _index.IdsAsync());
    }

    [Fact]
    public async Task Every_commit_can_be_returned_to_from_its_mark()
    {
        await _index.PublishAsync();
        var mark = Path.Combine(_index.Published, "committed");
        var marks = new List<byte[]>();
        await using (var writer = await _index.OpenCurrentAsync())
            for (var i = 0; i < 5; i++)
            {
                marks.Add(await File.ReadAllBytesAsync(mark, Workspace.Cancellation));
                await Workspace.UpsertAsync(writer, $"{i}");
            }

        for (var i = 0; i < marks.Count; i++)
        {
            await File.WriteAllBytesAsync(mark, marks[i], Workspace.Cancellation);
            Assert.Equal(i, (await _index.IdsAsync()).Length);
        }
    }

    [Fact]
    public async Task A_generation_that_a_crash_left_unpublished_is_cleared_by_the_next_writer()
    {
        await _index.PublishAsync("1");
        await using var crashed = await _index.OpenNewAsync();
        await Workspace.UpsertAsync(crashed, "2");
        var copy = _index.Copy();
        Assert.Equal(2, Directory.GetDirectories(Path.Combine(copy, "generations")).Length);

        await using (await _index.Open(copy).OpenAsync(GenerationTarget.Current(Workspace.Model), Workspace.Cancellation))
            Assert.Single(Directory.GetDirectories(Path.Combine(copy, "generations")));

        Assert.Equal(["1"], await _index.IdsAsync(copy));
    }

    [Fact]
    public async Task Generations_that_were_once_published_survive_the_clearing()
    {
        var old = await _index.PublishAsync("1");
        await _index.PublishAsync("2");

        await _index.AddAsync("3");

        Assert.True(Directory.Exists(_index.File($"generations/{old}")));
    }

    [Fact]
    public async Task A_generation_half_deleted_is_out_of_sight_and_cleared_by_the_next_writer()
    {
        var old = await _index.PublishAsync("1");
        await _index.PublishAsync("2");
        var halfDeleted = _index.File($"generations/.deleted-{old}");
        Directory.Move(_index.File($"generations/{old}"), halfDeleted);
        File.Delete(Path.Combine(halfDeleted, "generation.json"));

        Assert.Empty((await _index.Open().DescribeAsync(Workspace.Cancellation))!.Others);
        await _index.AddAsync("3");
        Assert.False(Directory.Exists(halfDeleted));
    }

    [Fact]
    public async Task A_half_written_pointer_is_never_read()
    {
        await _index.PublishAsync("1");
        await File.WriteAllTextAsync(_index.File("CURRENT.new"), "2026", Workspace.Cancellation);

        Assert.Equal(["1"], await _index.IdsAsync());
        await _index.PublishAsync("2");
        Assert.Equal(["2"], await _index.IdsAsync());
    }

    [Fact]
    public async Task A_copied_folder_is_an_index_of_its_own()
    {
        await _index.PublishAsync("1");
        var copy = _index.Copy();

        await _index.AddAsync("2");

        Assert.Equal(["1"], await _index.IdsAsync(copy));
    }
}
