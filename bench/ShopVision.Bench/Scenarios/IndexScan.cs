using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using ShopVision.Bench.Scenarios.Vectors;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.Bench.Scenarios;

/// <summary>One vector search of the embedded index beside a bare loop of dot products over the same vectors on one thread.</summary>
internal sealed class IndexScan : IScenario
{
    private const int Products = 20_000;
    private const int Dimensions = 256;

    public string Name => "index-scan";

    public string Description => $"Vector search over {Products} products x {Dimensions}, beside a bare loop of dot products.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var entries = Entries();
        var index = await FilledIndex.CreateAsync(folder.Path, Dimensions, entries, cancellationToken);
        var query = entries[0].Images[0].Embedding!;
        var vectors = entries.SelectMany(entry => entry.Images[0].Embedding!.Values.ToArray()).ToArray();
        var best = 0f;
        var (ours, bare) = await Interleaved.MedianAsync(
            21,
            () => index.SearchAsync(new IndexQuery { Vector = new VectorLeg(query), Depth = 100 }, cancellationToken),
            () =>
            {
                for (var row = 0; row < Products; row++)
                    best = Math.Max(best, TensorPrimitives.Dot(query.Values, vectors.AsSpan(row * Dimensions, Dimensions)));
                return Task.CompletedTask;
            });
        if (best < 0.99f)
            throw new InvalidOperationException("The baseline did not find the vector it searched for.");
        yield return new Measurement(Name, "ms a search", ours.TotalMilliseconds, bare.TotalMilliseconds, "bare dot products", Gate: null);
    }

    private static List<IndexEntry> Entries()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Products).Select(i => FilledIndex.Entry(i, Embedding.Normalize(FilledIndex.RandomVector(random, Dimensions))))];
    }
}
