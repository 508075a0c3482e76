using ShopVision.Contracts;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex.Tests.Storage.Simulated;

namespace ShopVision.LocalIndex.Tests.Writing;

/// <summary>A new generation that is gone on with holds whole entries only, whatever became of the writer before.</summary>
public sealed class BegunGenerationTests : IDisposable
{
    private const string Purpose = "run-1";
    private const int Seeds = 8;

    private static readonly IndexEntry[] Entries = [.. Enumerable.Range(1, 6).Select(number => Some.Entry(Some.Product($"{number}"), Some.Axis(number % Some.Dimensions)))];

    private readonly Workspace _index = new();

    public void Dispose() => _index.Dispose();

    [Fact]
    public async Task A_power_cut_at_any_moment_leaves_nothing_half_and_the_next_writer_comes_to_the_same()
    {
        var whole = new SimulatedDisk();
        await RunAsync(CatalogScript.Open(whole));
        Assert.Equal(Ids(Entries.Length), await ServedAsync(CatalogScript.Open(whole)));
        var goneOnWith = 0;

        for (var cut = 1; cut <= whole.Changes; cut++)
        {
            var disk = new SimulatedDisk { PowerCutAt = cut };
            await Assert.ThrowsAsync<PowerCutException>(() => RunAsync(CatalogScript.Open(disk)));
            for (var seed = 0; seed < Seeds; seed++)
            {
                var index = CatalogScript.Open(disk.AfterPowerCut(seed));
                var begun = await GoOnAsync(index);
                goneOnWith += begun;
                Assert.Equal(Ids(Entries.Length), await ServedAsync(index));
            }
        }

        Assert.True(goneOnWith > 0, "No power cut left anything to go on with.");
    }

    [Fact]
    public async Task A_writer_that_was_never_disposed_leaves_all_that_it_wrote()
    {
        var writer = await _index.OpenNewAsync(Purpose);
        await writer.UpsertAsync(Entries[..4], Workspace.Cancellation);
        var index = _index.Open(_index.Copy());
        Assert.Equal(4, await GoOnAsync(index));

        Assert.Equal(Ids(Entries.Length), await ServedAsync(index));
        await writer.DisposeAsync();
    }

    [Fact]
    public async Task What_is_damaged_is_left_behind_with_all_after_it()
    {
        await using (var writer = await _index.OpenNewAsync(Purpose))
        {
            await writer.UpsertAsync(Entries[..2], Workspace.Cancellation);
            await writer.UpsertAsync(Entries[2..4], Workspace.Cancellation);
        }

        var log = Directory.GetFiles(_index.Path, "log", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(log, Workspace.Cancellation);
        bytes[(bytes.Length * 5) / 8] ^= 1;
        await File.WriteAllBytesAsync(log, bytes, Workspace.Cancellation);

        var index = _index.Open();
        Assert.Equal(2, await GoOnAsync(index));
        Assert.Equal(Ids(Entries.Length), await ServedAsync(index));
    }

    /// <summary>Two writers, the second of which goes on with what the first left.</summary>
    private static async Task RunAsync(LocalProductIndex index)
    {
        await using (var writer = await index.OpenAsync(GenerationTarget.New(Workspace.Model, Purpose), Workspace.Cancellation))
        {
            await writer.UpsertAsync(Entries[..2], Workspace.Cancellation);
            await writer.UpsertAsync(Entries[2..4], Workspace.Cancellation);
        }

        await GoOnAsync(index);
    }

    /// <summary>Writes what is not there yet and publishes; how many there were.</summary>
    private static async Task<int> GoOnAsync(LocalProductIndex index)
    {
        await using var writer = await index.OpenAsync(GenerationTarget.New(Workspace.Model, Purpose), Workspace.Cancellation);
        var begun = await writer.ReadBegunAsync(withVectors: true, Workspace.Cancellation).ToDictionaryAsync(entry => entry.Product.Id, cancellationToken: Workspace.Cancellation);
        foreach (var entry in Entries.Where(entry => begun.ContainsKey(entry.Product.Id)))
            Assert.Equal(entry.Images[0].Embedding!.Values, begun[entry.Product.Id].Images[0].Embedding!.Values);
        await writer.UpsertAsync([.. Entries.Where(entry => !begun.ContainsKey(entry.Product.Id))], Workspace.Cancellation);
        await writer.PublishAsync(Workspace.Cancellation);
        return begun.Count;
    }

    private static async Task<string[]> ServedAsync(LocalProductIndex index) =>
        [.. await index.ExportAsync(withVectors: true, Workspace.Cancellation).Select(entry => entry.Product.Id).ToListAsync(Workspace.Cancellation)];

    private static string[] Ids(int count) => [.. Entries.Take(count).Select(entry => entry.Product.Id)];
}
