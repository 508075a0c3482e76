using System.Numerics.Tensors;
using System.Runtime.Intrinsics.X86;

namespace ShopVision.LocalIndex.Vectors;

/// <summary>
/// Vectors as a byte for each number and one scale for each vector, in blocks of contiguous memory: a quarter of what a scan of the
/// floats would read. Rows are only ever added; a copy made by <see cref="Freeze"/> shares the blocks.
/// </summary>
internal sealed class QuantizedRows
{
    public const int RowsPerBlock = 1024;

    // Reading so many bytes takes about as long as waking other threads.
    private const long BytesWorthSharing = 4 << 20;

    /// <summary>The byte that stands for zero.</summary>
    public const int ZeroPoint = 128;

    // The largest number of a row, in steps: with the dither of half a step it still is a byte.
    private const float LargestSteps = 126.5f;

    private readonly int _dimensions;
    private readonly List<QuantizedBlock> _blocks;

    public QuantizedRows(int dimensions)
        : this(dimensions, [], count: 0, largestScale: 0)
    {
    }

    private QuantizedRows(int dimensions, List<QuantizedBlock> blocks, int count, float largestScale)
    {
        (_dimensions, _blocks, Count, LargestScale) = (dimensions, blocks, count, largestScale);
        Stride = StrideOf(dimensions);
    }

    /// <summary>Rows that are in a file. Those that are missing from the last block count, and score nothing.</summary>
    public static QuantizedRows Of(int dimensions, IEnumerable<QuantizedBlock> blocks)
    {
        List<QuantizedBlock> all = [.. blocks];
        return new QuantizedRows(dimensions, all, all.Count * RowsPerBlock, all.Max(block => (float?)TensorPrimitives.Max(block.Scales)) ?? 0);
    }

    public int Count { get; private set; }

    /// <summary>Bytes of a row, with what fills it up.</summary>
    public int Stride { get; }

    /// <summary>The widest step of any row: how far a score may be off.</summary>
    public float LargestScale { get; private set; }

    public int Blocks => (Count + RowsPerBlock - 1) / RowsPerBlock;

    public static int StrideOf(int dimensions) => (dimensions + ByteDot.Step - 1) / ByteDot.Step * ByteDot.Step;

    public void Add(ReadOnlySpan<float> vector)
    {
        if (Count == _blocks.Count * RowsPerBlock)
            _blocks.Add(new QuantizedBlock(RowsPerBlock, Stride));
        var (block, row) = (_blocks[Count / RowsPerBlock], Count % RowsPerBlock);
        var scale = Math.Abs(TensorPrimitives.MaxMagnitude(vector)) / LargestSteps;
        var bytes = block.Row(row, Stride);
        bytes.Fill(ZeroPoint);
        if (scale > 0)
            for (var i = 0; i < vector.Length; i++)
                bytes[i] = (byte)(ZeroPoint + (int)MathF.Round((vector[i] / scale) - Dither.Row(i)));
        block.Scales[row] = scale;
        LargestScale = Math.Max(LargestScale, scale);
        Count++;
    }

    public QuantizedRows Freeze() => new(_dimensions, [.. _blocks], Count, LargestScale);

    /// <summary>The memory of a block, as a scan reads it.</summary>
    public ReadOnlySpan<byte> Bytes(int block) => _blocks[block].Bytes;

    /// <summary>Scores all rows, on several threads where that pays; <paramref name="scores"/> has a place for each.</summary>
    public void Score(QuantizedQuery query, float[] scores)
    {
        if ((long)Count * Stride < BytesWorthSharing)
            for (var block = 0; block < Blocks; block++)
                ScoreOne(block);
        else
            Parallel.For(0, Blocks, ScoreOne);

        void ScoreOne(int block) =>
            Score(block, query, scores.AsSpan(block * RowsPerBlock, Math.Min(RowsPerBlock, Count - (block * RowsPerBlock))));
    }

    /// <summary>A row as a scan reads it.</summary>
    public ReadOnlySpan<byte> Row(int row) => _blocks[row / RowsPerBlock].Bytes.Slice(row % RowsPerBlock * Stride, Stride);

    /// <summary>What a step of one stands for in a row.</summary>
    public float ScaleOf(int row) => _blocks[row / RowsPerBlock].Scales[row % RowsPerBlock];

    /// <summary>Scores one row.</summary>
    public float Score(int row, QuantizedQuery query)
    {
        var (block, place) = (_blocks[row / RowsPerBlock], row % RowsPerBlock);
        return query.Score(ByteDot.One(block.Bytes.Slice(place * Stride, Stride), query.Values), block.Scales[place]);
    }

    /// <summary>Asks for a row that will be scored soon.</summary>
    public unsafe void Prefetch(int row)
    {
        if (!Sse.IsSupported)
            return;
        // Blocks stay where they are.
        fixed (byte* bytes = _blocks[row / RowsPerBlock].Bytes.Slice(row % RowsPerBlock * Stride, Stride))
            for (var offset = 0; offset < Stride; offset += ByteDot.Step)
                Sse.Prefetch0(bytes + offset);
    }

    private void Score(int block, QuantizedQuery query, Span<float> scores)
    {
        Span<int> sums = stackalloc int[RowsPerBlock];
        var scales = _blocks[block].Scales;
        sums = sums[..Math.Min(scores.Length, scales.Length)];
        ByteDot.Scan(_blocks[block].Bytes, query.Values, sums);
        for (var row = 0; row < sums.Length; row++)
            scores[row] = query.Score(sums[row], scales[row]);
        scores[sums.Length..].Clear();
    }
}
