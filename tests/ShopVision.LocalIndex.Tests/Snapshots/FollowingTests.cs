using ShopVision.Contracts;
using ShopVision.Core.Indexing;
using ShopVision.Core.Words;
using ShopVision.LocalIndex.Snapshots;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Tests.Snapshots;

/// <summary>A reader beside a writer of another instance: as two processes on one folder.</summary>
public sealed class FollowingTests : IDisposable
{
    private readonly Workspace _index = new();

    public void Dispose() => _index.Dispose();

    [Fact]
    public async Task A_reader_sees_what_another_committed_after_the_refresh_interval()
    {
        await _index.PublishAsync("1");
        var reader = _index.Open();
        Assert.Equal(["1"], await Workspace.IdsAsync(reader));

        await _index.AddAsync("2");
        Assert.Equal(["1"], await Workspace.IdsAsync(reader));
        _index.Time.Advance(new LocalIndexOptions().RefreshInterval);

        Assert.Equal(["1", "2"], await Workspace.IdsAsync(reader));
    }

    [Fact]
    public async Task A_reader_follows_a_new_generation_and_a_rollback()
    {
        var first = await _index.PublishAsync("1");
        var reader = _index.Open();
        await Workspace.IdsAsync(reader);

        await _index.PublishAsync("2");
        _index.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["2"], await Workspace.IdsAsync(reader));

        await _index.Open().RollBackAsync(first, Workspace.Cancellation);
        _index.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["1"], await Workspace.IdsAsync(reader));
    }

    [Fact]
    public async Task A_reader_that_found_no_index_finds_the_first_one_at_once()
    {
        var reader = _index.Open();
        Assert.Null(await reader.DescribeAsync(Workspace.Cancellation));

        await _index.PublishAsync("1");

        Assert.Equal(["1"], await Workspace.IdsAsync(reader));
    }

    [Fact]
    public async Task A_writers_own_process_sees_its_changes_at_once()
    {
        await _index.PublishAsync("1");
        var index = _index.Open();
        await Workspace.IdsAsync(index);
        await using var writer = await index.OpenAsync(GenerationTarget.Current(Workspace.Model), Workspace.Cancellation);

        await Workspace.UpsertAsync(writer, "2");

        Assert.Equal(["1", "2"], await Workspace.IdsAsync(index));
    }

    [Fact]
    public async Task Who_opens_a_writer_reads_at_once_what_another_committed_before()
    {
        await _index.PublishAsync("1");
        var index = _index.Open();
        await Workspace.IdsAsync(index);
        await _index.AddAsync("2");

        await using var writer = await index.OpenAsync(GenerationTarget.Current(Workspace.Model), Workspace.Cancellation);

        Assert.Equal(["1", "2"], await Workspace.IdsAsync(index));
    }

    [Fact]
    public async Task Answers_on_their_way_outlive_the_generation_they_come_from()
    {
        await _index.PublishAsync("1", "2", "3");
        var reader = _index.Open();
        await using var export = reader.ExportAsync(withVectors: true, Workspace.Cancellation).GetAsyncEnumerator(Workspace.Cancellation);
        await export.MoveNextAsync();

        await _index.PublishAsync("new");
        await _index.Open().PruneAsync(keep: 0, Workspace.Cancellation);
        Assert.True(await export.MoveNextAsync());
        Assert.Equal("2", export.Current.Product.Id);

        _index.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["new"], await Workspace.IdsAsync(reader));
    }

    [Fact]
    public async Task A_folder_put_back_to_an_earlier_state_is_read_anew()
    {
        await _index.PublishAsync("1");
        var reader = _index.Open();
        var mark = Path.Combine(_index.Published, "committed");
        var before = await File.ReadAllBytesAsync(mark, Workspace.Cancellation);
        await _index.AddAsync("2");
        await Workspace.IdsAsync(reader);

        await File.WriteAllBytesAsync(mark, before, Workspace.Cancellation);
        _index.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["1"], await Workspace.IdsAsync(reader));
    }

    [Fact]
    public async Task Rows_of_replaced_vectors_are_given_up_and_the_others_stay_what_they_are()
    {
        await _index.PublishAsync();
        var snapshots = new SnapshotSource(
            new IndexFolder(SystemFiles.Instance, _index.Path), WordRules.Of(new WordOptions()), TimeSpan.Zero, _index.Time);
        await using var writer = await _index.OpenCurrentAsync();
        await writer.UpsertAsync([Some.Entry(Some.Product("kept"), Some.Axis(3), Some.Axis(4))], Workspace.Cancellation);
        for (var round = 0; round < 8; round++)
        {
            await Workspace.UpsertAsync(writer, [.. Enumerable.Range(0, 300).Select(i => $"{i}")]);
            Assert.InRange(snapshots.Latest().Vectors.Count, 302, (2 * 302) + 1024);
        }

        var kept = snapshots.Latest().Get(["kept"], withVectors: true).Single();
        Assert.Equal(
            [Some.Axis(3).Values.ToArray(), Some.Axis(4).Values.ToArray()],
            kept.Images.Select(image => image.Embedding!.Values.ToArray()));
    }

    [Fact]
    public async Task Generations_made_within_one_tick_of_the_clock_keep_their_order()
    {
        var first = await _index.PublishAsync("1");
        var second = await _index.PublishAsync("2");
        var third = await _index.PublishAsync("3");

        var description = (await _index.Open().DescribeAsync(Workspace.Cancellation))!;

        Assert.Equal([third, second, first], [description.Published.Id, .. description.Others.Select(other => other.Id)]);
    }
}
