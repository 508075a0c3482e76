using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using ShopVision.Bench.Scenarios.Vectors;
using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex;

namespace ShopVision.Bench.Scenarios;

/// <summary>
/// Products whose vectors are ready, written to the embedded index in batches, beside writing the same bytes in as many pieces to one
/// file, flushed to disk once where the index promises no more before it publishes, and after each piece where it does.
/// </summary>
internal sealed class IndexIngest : IScenario
{
    private const int Products = 100_000;
    private const int Dimensions = 512;
    private const int Rounds = 7;

    // That of an ingest: CatalogUpdate.
    private const int Batch = 256;

    private static readonly IndexModel Model = new("bench@1", new ModelFingerprint(new string('b', 64)), Dimensions);

    public string Name => "index-ingest";

    public string Description => $"{Products:N0} products x {Dimensions} upserted in batches of {Batch}, beside writing and flushing the same bytes.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var random = new Random(1);
        IndexEntry[][] batches = [.. Enumerable.Range(0, Products).Select(number => EntryOf(number, random)).Chunk(Batch)];
        yield return await BesideAsync("a new generation", isNew: true, batches, Gate.AtLeast(0.4), cancellationToken);
        // Each batch is durable for itself, which takes three flushes beside the one.
        yield return await BesideAsync("the published generation", isNew: false, batches, gate: null, cancellationToken);
    }

    private async Task<Measurement> BesideAsync(string name, bool isNew, IndexEntry[][] batches, Gate? gate, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        var (folder, file) = (Path.Combine(scratch.Path, "index"), Path.Combine(scratch.Path, "bare"));
        byte[] log = [];
        var times = await Interleaved.MediansAsync(
            Rounds,
            async () =>
            {
                var index = LocalProductIndex.Open(folder, new LocalIndexOptions(), TimeProvider.System);
                if (!isNew)
                    await using (var first = await index.OpenAsync(GenerationTarget.New(Model), cancellationToken))
                        await first.PublishAsync(cancellationToken);
                // Until it is published; what is then made of it in the background is no part of it.
                var started = Stopwatch.GetTimestamp();
                await using var writer = await index.OpenAsync(isNew ? GenerationTarget.New(Model) : GenerationTarget.Current(Model), cancellationToken);
                await WriteAsync(writer, batches, cancellationToken);
                var elapsed = Stopwatch.GetElapsedTime(started);
                await writer.DisposeAsync();
                if (log.Length == 0)
                    log = await File.ReadAllBytesAsync(Directory.GetFiles(folder, "log", SearchOption.AllDirectories).Single(), cancellationToken);
                Directory.Delete(folder, recursive: true);
                return elapsed;
            },
            async () =>
            {
                var elapsed = await Interleaved.ElapsedAsync(() => WriteBare(file, log, batches.Length, flushesEach: !isNew));
                File.Delete(file);
                return elapsed;
            });
        return new Measurement(
            Name, "products/s", Products / times[0].TotalSeconds, Products / times[1].TotalSeconds, isNew ? "the same bytes, flushed once" : "the same bytes, each piece flushed", gate) { Case = name };
    }

    private static async Task WriteAsync(IIndexWriter writer, IndexEntry[][] batches, CancellationToken cancellationToken)
    {
        foreach (var batch in batches)
            if ((await writer.UpsertAsync(batch, cancellationToken)).Failures is [var failure, ..])
                throw new InvalidOperationException(failure.Message);
        await writer.PublishAsync(cancellationToken);
    }

    private static Task WriteBare(string file, byte[] bytes, int pieces, bool flushesEach)
    {
        using var handle = File.OpenHandle(file, FileMode.Create, FileAccess.Write);
        var piece = (bytes.Length + pieces - 1) / pieces;
        for (var offset = 0; offset < bytes.Length; offset += piece)
        {
            RandomAccess.Write(handle, bytes.AsSpan(offset, Math.Min(piece, bytes.Length - offset)), offset);
            if (flushesEach)
                RandomAccess.FlushToDisk(handle);
        }

        RandomAccess.FlushToDisk(handle);
        return Task.CompletedTask;
    }

    /// <summary>As much to say as a product of a feed.</summary>
    private static IndexEntry EntryOf(int number, Random random) => new(
        new Product
        {
            Id = number.ToString("000000", CultureInfo.InvariantCulture),
            Title = $"Linen shirt number {number}",
            Brand = $"Brand {number % 300}",
            Category = ["Clothing", "Shirts"],
            Price = new Price((number % 200) + 0.95m, "EUR"),
            InStock = number % 10 != 0,
            Url = $"https://shop.example/products/{number}",
            Attributes = new Dictionary<string, IReadOnlyList<string>> { ["color"] = ["blue"], ["material"] = ["linen"] },
            Images = [$"images/{number}.jpg"],
        },
        DigestOf($"product {number}"),
        [new IndexedImage($"images/{number}.jpg", DigestOf($"picture {number}"), Embedding.Normalize(FilledIndex.RandomVector(random, Dimensions)))]);

    private static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
