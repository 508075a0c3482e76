namespace ShopVision.LocalIndex.Vectors;

/// <summary>
/// Vectors in blocks of contiguous memory. Rows are only ever added: a copy made by <see cref="Freeze"/> shares the blocks and
/// stays true while the original grows.
/// </summary>
internal sealed class VectorRows
{
    private const int RowsPerBlock = 1024;

    private readonly int _dimensions;
    private readonly List<float[]> _blocks;

    public VectorRows(int dimensions)
        : this(dimensions, [], new QuantizedRows(dimensions), count: 0)
    {
    }

    private VectorRows(int dimensions, List<float[]> blocks, QuantizedRows quantized, int count) =>
        (_dimensions, _blocks, Quantized, Count) = (dimensions, blocks, quantized, count);

    public int Count { get; private set; }

    /// <summary>The same rows in a quarter of the memory, for scans.</summary>
    public QuantizedRows Quantized { get; }

    public ReadOnlySpan<float> this[int row] => Place(row);

    /// <summary>Adds whole vectors, one after the other, and gives the row of the first.</summary>
    public int Add(ReadOnlySpan<float> vectors)
    {
        var first = Count;
        for (; !vectors.IsEmpty; vectors = vectors[_dimensions..])
        {
            if (Count == _blocks.Count * RowsPerBlock)
                _blocks.Add(new float[RowsPerBlock * _dimensions]);
            vectors[.._dimensions].CopyTo(Place(Count));
            Quantized.Add(vectors[.._dimensions]);
            Count++;
        }

        return first;
    }

    public VectorRows Freeze() => new(_dimensions, [.. _blocks], Quantized.Freeze(), Count);

    private Span<float> Place(int row) => _blocks[row / RowsPerBlock].AsSpan(row % RowsPerBlock * _dimensions, _dimensions);
}
