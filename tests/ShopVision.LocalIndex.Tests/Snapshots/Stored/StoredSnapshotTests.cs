using System.Buffers.Binary;
using ShopVision.Contracts.Modelling;
using ShopVision.Core.Indexing;
using ShopVision.Core.Words;
using ShopVision.LocalIndex.Snapshots;
using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Tests.Snapshots.Stored;

/// <summary>An index that begins with its snapshot file beside one that has nothing but the log.</summary>
public sealed class StoredSnapshotTests : IDisposable
{
    // More rows than one block has, and a tail of every kind of change.
    private const int Products = 1500;
    private const int Changes = 200;

    private readonly Workspace _index = new();

    public void Dispose() => _index.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_index_opened_from_its_snapshot_answers_as_one_opened_from_the_log_alone(int seed)
    {
        var catalog = new RandomCatalog(new Random(seed));
        var entries = await PublishAsync(catalog);
        Assert.Equal(await FromLogAsync(entries, seed), await Answers.OfAsync(_index.Open(), entries, seed));

        for (var round = 0; round < 3; round++)
        {
            await ChangeAsync(catalog, new Random(seed + round));
            var reader = _index.Open();

            Assert.InRange(Latest(_index.Path).Stored.Length, 1, Latest(_index.Path).Mark.Length - 1);
            Assert.Equal(await FromLogAsync(entries, seed + round), await Answers.OfAsync(reader, entries, seed + round));
        }
    }

    [Fact]
    public async Task A_snapshot_of_a_snapshot_and_its_tail_is_to_the_byte_that_of_the_whole_log()
    {
        var catalog = new RandomCatalog(new Random(7));
        await PublishAsync(catalog);
        await ChangeAsync(catalog, new Random(8));
        var alone = WithoutSnapshot();

        Assert.Equal(StoreAnew(alone), StoreAnew(_index.Path));
    }

    [Fact]
    public async Task A_snapshot_made_for_another_language_is_left_alone()
    {
        await PublishAsync(new RandomCatalog(new Random(1)));

        Assert.True(Latest(_index.Path).Stored.Length > 0);
        Assert.Equal(0, Latest(_index.Path, "german").Stored.Length);
    }

    [Fact]
    public async Task A_snapshot_of_another_version_is_left_alone()
    {
        await _index.PublishAsync("1");
        var content = await File.ReadAllBytesAsync(SnapshotOf(_index.Path), Workspace.Cancellation);
        content[0]++;
        BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(16), Crc32C.Of(content.AsSpan(0, 16)));
        await File.WriteAllBytesAsync(SnapshotOf(_index.Path), content, Workspace.Cancellation);

        Assert.Equal(0, Latest(_index.Path).Stored.Length);
        Assert.Equal(["1"], await _index.IdsAsync());
    }

    [Fact]
    public async Task A_snapshot_of_a_history_that_was_taken_back_is_never_used_again()
    {
        await _index.PublishAsync("1", "2");
        var mark = Path.Combine(_index.Published, "committed");
        var before = await File.ReadAllBytesAsync(mark, Workspace.Cancellation);
        await _index.AddAsync("3");
        StoreAnew(_index.Path);

        await File.WriteAllBytesAsync(mark, before, Workspace.Cancellation);
        Assert.Equal(["1", "2"], await _index.IdsAsync());
        await _index.AddAsync("4");

        Assert.Equal(["1", "2", "4"], await _index.IdsAsync());
    }

    [Fact]
    public async Task A_tail_that_has_outgrown_its_snapshot_is_taken_into_a_new_one_which_readers_change_over_to()
    {
        await _index.PublishAsync("1");
        var snapshots = Snapshots(_index.Path);
        var covered = snapshots.Latest().Stored.Length;

        await _index.AddAsync([.. Enumerable.Range(0, 5000).Select(i => $"{i}")]);

        Assert.True(new FileInfo(Path.Combine(_index.Published, "log")).Length > 1 << 20);
        Assert.True(snapshots.Latest().Stored.Length > covered);
        Assert.Equal(snapshots.Latest().Mark, snapshots.Latest().Stored);
        Assert.Equal(5000, snapshots.Latest().Products.Count);
    }

    private async Task<IReadOnlyList<IndexEntry>> PublishAsync(RandomCatalog catalog)
    {
        IndexEntry[] entries = [.. Enumerable.Range(0, Products).Select(i => Coded(catalog.Entry($"{i:0000}"), i))];
        await using var writer = await _index.OpenNewAsync();
        await writer.UpsertAsync(entries, Workspace.Cancellation);
        await writer.PublishAsync(Workspace.Cancellation);
        return entries;
    }

    /// <summary>Of products that stand all over the catalog, some of them new, some changed more than once.</summary>
    private async Task ChangeAsync(RandomCatalog catalog, Random random)
    {
        await using var writer = await _index.OpenCurrentAsync();
        for (var i = 0; i < Changes; i++)
        {
            var id = $"{random.Next(Products + 50):0000}";
            await (random.Next(3) switch
            {
                0 => writer.UpsertAsync([Coded(catalog.Entry(id), i)], Workspace.Cancellation),
                1 => writer.PatchAsync([new ProductPatch(catalog.Product(id), $"patched {i}")], Workspace.Cancellation),
                _ => writer.DeleteAsync([id], Workspace.Cancellation) as Task,
            });
        }
    }

    private static IndexEntry Coded(IndexEntry entry, int number) =>
        entry with { Product = entry.Product with { Sku = $"SKU-{number}", Gtin = number % 3 == 0 ? $"40063813{number:0000}" : null } };

    private Task<List<string>> FromLogAsync(IReadOnlyList<IndexEntry> entries, int seed)
    {
        var alone = WithoutSnapshot();
        Assert.Equal(0, Latest(alone).Stored.Length);
        return Answers.OfAsync(_index.Open(alone), entries, seed);
    }

    private string WithoutSnapshot()
    {
        var copy = _index.Copy();
        File.Delete(SnapshotOf(copy));
        return copy;
    }

    private static string SnapshotOf(string path) => Directory.GetFiles(path, "snapshot", SearchOption.AllDirectories).Single();

    private Snapshot Latest(string path, string language = "english") => Snapshots(path, language).Latest();

    private SnapshotSource Snapshots(string path, string language = "english") => new(
        new IndexFolder(SystemFiles.Instance, path), WordRules.Of(new WordOptions { Language = language }), TimeSpan.Zero, _index.Time);

    private byte[] StoreAnew(string path)
    {
        var snapshots = Snapshots(path);
        snapshots.Store(snapshots.Latest(), new IndexFolder(SystemFiles.Instance, path).Published()!);
        return File.ReadAllBytes(SnapshotOf(path));
    }
}
