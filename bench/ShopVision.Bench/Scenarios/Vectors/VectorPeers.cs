using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using ShopVision.Bench.Peers;
using ShopVision.Contracts.Recalling;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;
using ShopVision.LocalIndex;

namespace ShopVision.Bench.Scenarios.Vectors;

/// <summary>
/// Whole vector searches of the embedded index beside those of other embedded engines over the same vectors, and how many of the
/// truly nearest each gives.
/// </summary>
internal sealed class VectorPeers : IScenario
{
    private const int Rows = 100_000;
    private const int Dimensions = 512;
    private const int Queries = 20;
    private const int Depth = 100;
    private const int Rounds = 7;

    // A gate where a figure is promised: an approximate index may be faster.
    private static readonly (string Engine, string BaselineIs, Gate? Gate)[] NodeEngines =
    [
        ("usearch-exact-int8", "usearch, exact, int8", Gate.AtMost(1)),
        ("hnswlib-brute-force", "hnswlib, brute force", Gate.AtMost(0.5)),
        ("usearch-hnsw-int8", "usearch, HNSW, int8", null),
    ];

    public string Name => "vector-peers";

    public string Description => $"The {Depth} nearest of {Rows:N0} x {Dimensions} vectors, beside usearch, hnswlib and sqlite-vec; needs a C++ compiler.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        var source = new ClusteredVectors(seed: 1, Dimensions);
        float[][] vectors = [.. Enumerable.Range(0, Rows).Select(_ => source.Next())];
        float[][] queries = [.. Enumerable.Range(0, Queries).Select(_ => source.Next())];
        var nearest = queries.Select(query => Nearest(vectors, query)).ToArray();

        var index = await FilledIndex.CreateAsync(
            Path.Combine(scratch.Path, "index"), Dimensions, vectors.Select((vector, row) => FilledIndex.Entry(row, Embedding.Normalize(vector))), cancellationToken);
        yield return Recall("ours", await OursAsync(index, queries, cancellationToken), nearest, Gate.AtLeast(0.999));

        using (var sqlite = await SqliteVec.CreateAsync(vectors, cancellationToken))
            yield return await BesideAsync(
                index, queries, "sqlite-vec", Gate.AtMost(0.5), _ => Task.FromResult(queries.Select(query => sqlite.Nearest(query, Depth)).ToArray()), cancellationToken);

        var (vectorFile, queryFile) = (await WriteAsync(Path.Combine(scratch.Path, "vectors"), vectors, cancellationToken), await WriteAsync(Path.Combine(scratch.Path, "queries"), queries, cancellationToken));
        await PeerPackages.CompileAsync("hnswlib-node", cancellationToken);
        foreach (var (engine, baselineIs, gate) in NodeEngines)
        {
            await using var peer = await NodePeer.StartAsync(
                "nearest.js", cancellationToken, engine, vectorFile, queryFile, $"{Dimensions}", $"{Depth}", $"{Environment.ProcessorCount}");
            yield return await BesideAsync(index, queries, baselineIs, gate, token => AskAsync(peer, token), cancellationToken);
            yield return Recall(baselineIs, await AskAsync(peer, cancellationToken), nearest, gate: null);
        }
    }

    private async Task<Measurement> BesideAsync(
        LocalProductIndex index, float[][] queries, string baselineIs, Gate? gate, Func<CancellationToken, Task<long[][]>> peer, CancellationToken cancellationToken)
    {
        var (ours, theirs) = await Interleaved.MedianAsync(Rounds, () => OursAsync(index, queries, cancellationToken), () => peer(cancellationToken));
        return new Measurement(Name, "ms a search", ours.TotalMilliseconds / Queries, theirs.TotalMilliseconds / Queries, baselineIs, gate);
    }

    private Measurement Recall(string engine, long[][] found, HashSet<long>[] nearest, Gate? gate)
    {
        var places = found.Zip(nearest, (rows, truth) => rows.Count(truth.Contains)).Sum();
        return new Measurement(Name, $"of the nearest {Depth}", (double)places / (Queries * Depth), 1, "comparing all floats", gate) { Case = $"recall of {engine}" };
    }

    private static async Task<long[][]> OursAsync(LocalProductIndex index, float[][] queries, CancellationToken cancellationToken)
    {
        var found = new long[queries.Length][];
        for (var i = 0; i < queries.Length; i++)
        {
            var page = await index.SearchAsync(new IndexQuery { Vector = new VectorLeg(Embedding.Normalize(queries[i])), Depth = Depth }, cancellationToken);
            found[i] = [.. page.Hits.Select(hit => long.Parse(hit.Entry.Product.Id))];
        }

        return found;
    }

    private static async Task<long[][]> AskAsync(NodePeer peer, CancellationToken cancellationToken) =>
        (await peer.AskAsync(new { queries = Enumerable.Range(0, Queries) }, cancellationToken)).GetProperty("rows").Deserialize<long[][]>()!;

    private static HashSet<long> Nearest(float[][] vectors, float[] query) =>
        [.. Enumerable.Range(0, vectors.Length).OrderByDescending(row => TensorPrimitives.Dot<float>(vectors[row], query)).Take(Depth).Select(row => (long)row)];

    private static async Task<string> WriteAsync(string file, float[][] vectors, CancellationToken cancellationToken)
    {
        await using var stream = File.Create(file);
        foreach (var vector in vectors)
            await stream.WriteAsync(MemoryMarshal.AsBytes(vector.AsSpan()).ToArray(), cancellationToken);
        return file;
    }
}
