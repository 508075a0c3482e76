using System.Runtime.CompilerServices;
using ShopVision.Bench.Scenarios.Vectors;
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
        var random = new Random(1);
        var index = await FilledIndex.CreateAsync(folder.Path, Dimensions, Enumerable.Range(0, Products).Select(i => EntryOf(i, random)), cancellationToken);
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

    private static IndexEntry EntryOf(int number, Random random)
    {
        var entry = FilledIndex.Entry(number, VectorOf(random));
        return entry with { Product = entry.Product with { Attributes = new Dictionary<string, IReadOnlyList<string>> { ["bin"] = [$"{number % 100}"] } } };
    }

    private static Embedding VectorOf(Random random) => Embedding.Normalize(FilledIndex.RandomVector(random, Dimensions));
}
