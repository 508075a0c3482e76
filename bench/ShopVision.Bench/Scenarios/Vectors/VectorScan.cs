using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ShopVision.LocalIndex.Vectors;

namespace ShopVision.Bench.Scenarios.Vectors;

/// <summary>Scoring every quantized vector beside the least that any scan must do: to read the same memory, on the same threads.</summary>
internal sealed class VectorScan : IScenario
{
    private const int Rounds = 21;

    private static readonly (int Rows, int Dimensions)[] Sizes = [(100_000, 512), (1_000_000, 1024)];

    private long _seen;

    public string Name => "vector-scan";

    public string Description => "Scoring all quantized vectors, beside reading the same memory with 512-bit XORs on the same threads.";

    public async IAsyncEnumerable<Measurement> MeasureAsync(bool isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (rows, dimensions) in isFull ? Sizes : Sizes[..1])
        {
            var vectors = RowsOf(rows, dimensions);
            var query = new QuantizedQuery(FilledIndex.RandomVector(new Random(2), dimensions), vectors.Stride);
            var scores = new float[rows];
            var (ours, bare) = await Interleaved.MedianAsync(
                Rounds,
                () =>
                {
                    vectors.Score(query, scores);
                    return Task.CompletedTask;
                },
                () =>
                {
                    Parallel.For(0, vectors.Blocks, block => Interlocked.Add(ref _seen, Read(vectors.Bytes(block))));
                    return Task.CompletedTask;
                });
            yield return new Measurement(
                Name, "ms a scan", ours.TotalMilliseconds, bare.TotalMilliseconds, "reading the same memory", Gate.AtMost(1.5)) { Case = $"{rows:N0} x {dimensions:N0}" };
        }
    }

    private static QuantizedRows RowsOf(int rows, int dimensions)
    {
        var vectors = new QuantizedRows(dimensions);
        var random = new Random(1);
        for (var row = 0; row < rows; row++)
            vectors.Add(FilledIndex.RandomVector(random, dimensions));
        return vectors;
    }

    private static long Read(ReadOnlySpan<byte> bytes)
    {
        var (one, two, three, four) = (Vector512<byte>.Zero, Vector512<byte>.Zero, Vector512<byte>.Zero, Vector512<byte>.Zero);
        var vectors = MemoryMarshal.Cast<byte, Vector512<byte>>(bytes);
        for (var i = 0; i < vectors.Length; i += 4)
        {
            one ^= vectors[i];
            two ^= vectors[i + 1];
            three ^= vectors[i + 2];
            four ^= vectors[i + 3];
        }

        return (one ^ two ^ three ^ four).AsInt64()[0];
    }
}
