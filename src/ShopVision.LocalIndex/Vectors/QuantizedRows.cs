using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
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

    // Half of what is nearest to a core, beside which the queries have room.
    private const int BytesATurn = 16 << 10;

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

    /// <summary>Whether several threads score all rows sooner than one does.</summary>
    public bool IsLarge => (long)Count * Stride >= BytesWorthSharing;

    public int Blocks => (Count + RowsPerBlock - 1) / RowsPerBlock;

    public static int StrideOf(int dimensions) => (dimensions + ByteDot.Step - 1) / ByteDot.Step * ByteDot.Step;

    public void Add(ReadOnlySpan<float> vector)
    {
        var scale = Math.Abs(TensorPrimitives.MaxMagnitude(vector)) / LargestSteps;
        var bytes = AddRow(scale);
        bytes.Fill(ZeroPoint);
        if (scale > 0)
            for (var i = 0; i < vector.Length; i++)
                bytes[i] = (byte)(ZeroPoint + (int)MathF.Round((vector[i] / scale) - Dither.Row(i)));
    }

    /// <summary>Adds a row of others as it is.</summary>
    public void Add(QuantizedRows others, int row) => others.Row(row).CopyTo(AddRow(others.ScaleOf(row)));

    public QuantizedRows Freeze() => new(_dimensions, [.. _blocks], Count, LargestScale);

    /// <summary>The memory of a block, as a scan reads it.</summary>
    public ReadOnlySpan<byte> Bytes(int block) => _blocks[block].Bytes;

    /// <summary>Scores all rows, on several threads where that pays; <paramref name="scores"/> has a place for each.</summary>
    public void Score(QuantizedQuery query, float[] scores) => Score([query], [scores]);

    /// <summary>
    /// As <see cref="Score(QuantizedQuery, float[])"/> for several queries, each with scores of its own: rows are read once, and scored
    /// by all queries while they are in the cache.
    /// </summary>
    public void Score(QuantizedQuery[] queries, float[][] scores)
    {
        if ((long)Count * Stride * queries.Length < BytesWorthSharing)
            for (var block = 0; block < Blocks; block++)
                Score(block, queries, scores);
        else
            Parallel.For(0, Blocks, block => Score(block, queries, scores));
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

    private Span<byte> AddRow(float scale)
    {
        if (Count == _blocks.Count * RowsPerBlock)
            _blocks.Add(new QuantizedBlock(RowsPerBlock, Stride));
        var (block, row) = (_blocks[Count / RowsPerBlock], Count % RowsPerBlock);
        block.Scales[row] = scale;
        LargestScale = Math.Max(LargestScale, scale);
        Count++;
        return block.Row(row, Stride);
    }

    // Sums are written before they are read.
    [SkipLocalsInit]
    private void Score(int block, QuantizedQuery[] queries, float[][] scores)
    {
        var bytes = _blocks[block].Bytes;
        var scales = _blocks[block].Scales;
        var (first, count) = (block * RowsPerBlock, Math.Min(RowsPerBlock, Count - (block * RowsPerBlock)));
        var held = Math.Min(count, scales.Length);
        // One query alone reads the block from end to end; several take turns over as much of it as the nearest cache holds.
        var turn = queries.Length == 1 ? RowsPerBlock : Math.Max(ByteDot.RowsAtOnce, BytesATurn / Stride / ByteDot.RowsAtOnce * ByteDot.RowsAtOnce);
        Span<int> sums = stackalloc int[2 * RowsPerBlock];
        for (var row = 0; row < held; row += turn)
        {
            var size = Math.Min(turn, held - row);
            var part = bytes[(row * Stride)..];
            var ofOne = sums[..size];
            var ofOther = sums.Slice(RowsPerBlock, size);
            for (var query = 0; query < queries.Length; query += 2)
            {
                var one = queries[query];
                if (query + 1 == queries.Length)
                {
                    ByteDot.Scan(part, one.Values, ofOne);
                }
                else
                {
                    var other = queries[query + 1];
                    ByteDot.Scan(part, one.Values, other.Values, ofOne, ofOther);
                    other.Score(ofOther, scales.AsSpan(row), scores[query + 1].AsSpan(first + row, size));
                }

                one.Score(ofOne, scales.AsSpan(row), scores[query].AsSpan(first + row, size));
            }
        }

        foreach (var ofQuery in scores)
            ofQuery.AsSpan(first + held, count - held).Clear();
    }
}
