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
    private readonly List<Block> _blocks;

    public QuantizedRows(int dimensions)
        : this(dimensions, [], count: 0, largestScale: 0)
    {
    }

    private QuantizedRows(int dimensions, List<Block> blocks, int count, float largestScale)
    {
        (_dimensions, _blocks, Count, LargestScale) = (dimensions, blocks, count, largestScale);
        Stride = (dimensions + ByteDot.Step - 1) / ByteDot.Step * ByteDot.Step;
    }

    public int Count { get; private set; }

    /// <summary>Bytes of a row, with what fills it up.</summary>
    public int Stride { get; }

    /// <summary>The widest step of any row: how far a score may be off.</summary>
    public float LargestScale { get; private set; }

    public int Blocks => (Count + RowsPerBlock - 1) / RowsPerBlock;

    public void Add(ReadOnlySpan<float> vector)
    {
        if (Count == _blocks.Count * RowsPerBlock)
            _blocks.Add(new Block(Stride));
        var (block, row) = (_blocks[Count / RowsPerBlock], Count % RowsPerBlock);
        var scale = Math.Abs(TensorPrimitives.MaxMagnitude(vector)) / LargestSteps;
        var bytes = block.Bytes.Slice(row * Stride, Stride);
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
        // Blocks are pinned.
        fixed (byte* bytes = _blocks[row / RowsPerBlock].Bytes.Slice(row % RowsPerBlock * Stride, Stride))
            for (var offset = 0; offset < Stride; offset += ByteDot.Step)
                Sse.Prefetch0(bytes + offset);
    }

    private void Score(int block, QuantizedQuery query, Span<float> scores)
    {
        Span<int> sums = stackalloc int[RowsPerBlock];
        sums = sums[..scores.Length];
        ByteDot.Scan(_blocks[block].Bytes, query.Values, sums);
        for (var row = 0; row < scores.Length; row++)
            scores[row] = query.Score(sums[row], _blocks[block].Scales[row]);
    }

    private sealed class Block
    {
        private readonly byte[] _memory;
        private readonly int _start;
        private readonly int _length;

        public Block(int stride)
        {
            _length = RowsPerBlock * stride;
            // Pinned, so that it can begin where a cache line does.
            _memory = GC.AllocateUninitializedArray<byte>(_length + ByteDot.Step, pinned: true);
            unsafe
            {
                fixed (byte* memory = _memory)
                    _start = (int)(-(nint)memory & (ByteDot.Step - 1));
            }

        }

        public Span<byte> Bytes => _memory.AsSpan(_start, _length);

        public float[] Scales { get; } = new float[RowsPerBlock];
    }
}
