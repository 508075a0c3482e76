using System.Runtime.CompilerServices;
using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Filtering;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex;

namespace ShopVision.Bench.Scenarios;

/// <summary>A vector search under a filter beside the same search under none: what a filter leaves out must not be paid for.</summary>
internal sealed class FilteredScan : IScenario
{
    private const int Products = 100_000;
    private const int Dimensions = 512;
    private const int Batch = 1000;
    private const int Queries = 20;
    private const int Rounds = 21;

    private static readonly (string Case, FieldFilter Filter, Gate? Gate)[] Cases =
    [
        ("keeps 1 %", new ValuesFilter(["0"]), Gate.AtMost(0.2)),
        ("keeps 10 %", new ValuesFilter([.. Enumerable.Range(0, 10).Select(bin => $"{bin}")]), null),
        ("keeps none", new ValuesFilter(["none"]), Gate.AtMost(0.2)),
        ("keeps all", new RangeFilter(Gte: 0), null),
    ];

    public string Name => "filtered-scan";

    public string Description => $"Vector search over {Products:N0} x {Dimensions} under a filter, beside the same without.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var index = LocalProductIndex.Open(folder.Path, new LocalIndexOptions(), TimeProvider.System);
        await FillAsync(index, cancellationToken);
        IndexQuery[] unfiltered = [.. Enumerable.Range(2, Queries).Select(seed => new IndexQuery { Vector = new VectorLeg(VectorOf(new Random(seed))), Depth = 100 })];
        // Until all of it is compiled as it stays.
        for (var round = 0; round < Rounds; round++)
            foreach (var (_, filter, _) in Cases)
                await AskAsync(index, Filtered(filter), cancellationToken);
        foreach (var (name, filter, gate) in Cases)
        {
            var filtered = Filtered(filter);
            var (ours, baseline) = await Interleaved.MedianAsync(Rounds, () => AskAsync(index, filtered, cancellationToken), () => AskAsync(index, unfiltered, cancellationToken));
            yield return new Measurement(
                Name, "ms a search", ours.TotalMilliseconds / Queries, baseline.TotalMilliseconds / Queries, "without a filter", gate) { Case = name };
        }

        IndexQuery[] Filtered(FieldFilter filter) =>
            [.. unfiltered.Select(query => query with { Filters = new FilterSet(new Dictionary<string, FieldFilter> { ["bin"] = filter }) })];
    }

    private static async Task AskAsync(LocalProductIndex index, IndexQuery[] queries, CancellationToken cancellationToken)
    {
        foreach (var query in queries)
            await index.SearchAsync(query, cancellationToken);
    }

    private static async Task FillAsync(LocalProductIndex index, CancellationToken cancellationToken)
    {
        var random = new Random(1);
        var model = new IndexModel("bench@1", new ModelFingerprint(new string('b', 64)), Dimensions);
        await using var writer = await index.OpenAsync(GenerationTarget.New(model), cancellationToken);
        foreach (var batch in Enumerable.Range(0, Products).Chunk(Batch))
            await writer.UpsertAsync([.. batch.Select(i => EntryOf(i, random))], cancellationToken);
        await writer.PublishAsync(cancellationToken);
    }

    private static IndexEntry EntryOf(int number, Random random)
    {
        var product = new Product
        {
            Id = $"{number:000000}",
            Title = $"Product {number}",
            Attributes = new Dictionary<string, IReadOnlyList<string>> { ["bin"] = [$"{number % 100}"] },
        };
        return new IndexEntry(product, $"digest-{number}", [new IndexedImage("a.jpg", $"content-{number}", VectorOf(random))]);
    }

    private static Embedding VectorOf(Random random)
    {
        var values = new float[Dimensions];
        for (var i = 0; i < values.Length; i++)
            values[i] = random.NextSingle() - 0.5f;
        return Embedding.Normalize(values);
    }
}
