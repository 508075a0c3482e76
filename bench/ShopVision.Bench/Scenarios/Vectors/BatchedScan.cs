using System.Runtime.CompilerServices;
using ShopVision.Contracts.Recalling;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.Bench.Scenarios.Vectors;

/// <summary>Several vector searches at once, which share a pass over the vectors, beside the same one after the other.</summary>
internal sealed class BatchedScan : IScenario
{
    private const int Products = 100_000;
    private const int Dimensions = 512;
    private const int Rounds = 21;

    // A scan takes at most 1.5 times reading its memory (vector-scan), so two thirds of it are reading, which 32 searches share: a third
    // is left, and the choice of the best.
    private static readonly (int Queries, Gate? Gate)[] Cases = [(2, null), (8, null), (32, Gate.AtMost(0.5))];

    public string Name => "batched-scan";

    public string Description => $"Several searches of {Products:N0} x {Dimensions} at once, beside one after the other.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var source = new ClusteredVectors(seed: 1, Dimensions);
        var index = await FilledIndex.CreateAsync(
            folder.Path, Dimensions, Enumerable.Range(0, Products).Select(i => FilledIndex.Entry(i, Embedding.Normalize(source.Next()))), cancellationToken);
        foreach (var (count, gate) in Cases)
        {
            IndexQuery[] queries = [.. Enumerable.Range(0, count).Select(_ => new IndexQuery { Vector = new VectorLeg(Embedding.Normalize(source.Next())), Depth = 100 })];
            var times = await Interleaved.MediansAsync(
                Rounds,
                () => Interleaved.ElapsedAsync(() => index.SearchManyAsync(queries, cancellationToken)),
                () => Interleaved.ElapsedAsync(() => Task.WhenAll(queries.Select(query => index.SearchAsync(query, cancellationToken)))),
                () => Interleaved.ElapsedAsync(async () =>
                {
                    foreach (var query in queries)
                        await index.SearchAsync(query, cancellationToken);
                }));
            double[] ms = [.. times.Select(time => time.TotalMilliseconds / count)];
            yield return new Measurement(Name, "ms a search", ms[0], ms[2], "one after the other", gate) { Case = $"{count} at once" };
            yield return new Measurement(Name, "ms a search", ms[1], ms[2], "one after the other", Gate: null) { Case = $"{count} callers" };
        }
    }
}
