using System.Runtime.CompilerServices;
using ShopVision.Bench.Scenarios.Vectors;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex;

namespace ShopVision.Bench.Scenarios.Opening;

/// <summary>From opening an embedded index to its first answer, beside reading the files that it is made of.</summary>
internal sealed class IndexOpen : IScenario
{
    private const int Products = 100_000;
    private const int Patches = 1_000;
    private const int Rounds = 21;

    private static readonly string[] Files = ["log", "snapshot"];

    public string Name => "index-open";

    public string Description =>
        $"Opening {Products:N0} products x {OpenedCatalog.Dimensions} to the first answer, beside reading the log and the snapshot into memory.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var catalog = new OpenedCatalog(Products);
        var index = await FilledIndex.CreateAsync(folder.Path, OpenedCatalog.Dimensions, catalog.Entries, cancellationToken);
        yield return await BesideReadingAsync("no tail", folder.Path, catalog, cancellationToken);
        yield return await MemoryAsync(folder.Path, catalog, cancellationToken);

        await using (var writer = await index.OpenAsync(GenerationTarget.Current((await index.DescribeAsync(cancellationToken))!.Published.Model), cancellationToken))
            await writer.PatchAsync(catalog.Patches(Patches), cancellationToken);
        yield return await BesideReadingAsync($"a tail of {Patches:N0} patches", folder.Path, catalog, cancellationToken);
    }

    private async Task<Measurement> BesideReadingAsync(string name, string folder, OpenedCatalog catalog, CancellationToken cancellationToken)
    {
        string[] files = [.. Files.Select(file => Directory.GetFiles(folder, file, SearchOption.AllDirectories).Single())];
        // As large as they are, and in memory already: reading pays for nothing but the bytes.
        var buffer = GC.AllocateArray<byte>((int)files.Sum(file => new FileInfo(file).Length));
        var (ours, reading) = await Interleaved.MedianAsync(
            Rounds, () => AskAsync(Open(folder), catalog, cancellationToken), () => Read(files, buffer));
        return new Measurement(
            Name, "ms to an answer", ours.TotalMilliseconds, reading.TotalMilliseconds, "reading its files", Gate.AtMost(2)) { Case = name };
    }

    /// <summary>What an index that has answered takes of this process' own memory, beside what it has mapped of its files.</summary>
    private async Task<Measurement> MemoryAsync(string folder, OpenedCatalog catalog, CancellationToken cancellationToken)
    {
        var mapped = Files.Sum(file => new FileInfo(Directory.GetFiles(folder, file, SearchOption.AllDirectories).Single()).Length);
        var with = await TakenWithAnIndexAsync();
        // Off the stack that still holds the index.
        await Task.Yield();
        var taken = with - Taken();
        return new Measurement(Name, "private bytes a product", (double)taken / Products, (double)mapped / Products, "mapped bytes", Gate: null) { Case = "memory" };

        async Task<long> TakenWithAnIndexAsync()
        {
            var index = Open(folder);
            await AskAsync(index, catalog, cancellationToken);
            var taken = Taken();
            GC.KeepAlive(index);
            return taken;
        }
    }

    /// <summary>Of the heap, by what is still held: mapped files are given back by finalizers.</summary>
    private static long Taken()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: false);
    }

    private static LocalProductIndex Open(string folder) => LocalProductIndex.Open(folder, new LocalIndexOptions(), TimeProvider.System);

    private static async Task AskAsync(LocalProductIndex index, OpenedCatalog catalog, CancellationToken cancellationToken)
    {
        if ((await index.SearchAsync(catalog.Question, cancellationToken)).Hits.Count == 0)
            throw new InvalidOperationException("The question found nothing.");
    }

    private static Task Read(string[] files, byte[] buffer)
    {
        var to = buffer.AsSpan();
        foreach (var file in files)
        {
            using var handle = File.OpenHandle(file);
            for (var offset = 0L; RandomAccess.Read(handle, to, offset) is > 0 and var read; to = to[read..])
                offset += read;
        }

        return Task.CompletedTask;
    }
}
