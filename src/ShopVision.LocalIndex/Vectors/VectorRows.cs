namespace ShopVision.LocalIndex.Vectors;

/// <summary>
/// Vectors as rows. Those of a stored snapshot come first, and here only quantized: their floats stay in the log. Rows are only ever added: a copy made by <see cref="Freeze"/> shares the blocks
/// and stays true while the original grows.
/// </summary>
internal sealed class VectorRows
{
    private const int RowsPerBlock = 1024;

    private readonly int _dimensions;
    private readonly int _stored;
    private readonly List<float[]> _blocks;

    public VectorRows(int dimensions, QuantizedRows stored)
        : this(dimensions, stored.Count, [], stored.Freeze(), stored.Count)
    {
    }

    private VectorRows(int dimensions, int stored, List<float[]> blocks, QuantizedRows quantized, int count) =>
        (_dimensions, _stored, _blocks, Quantized, Count) = (dimensions, stored, blocks, quantized, count);

    public int Count { get; private set; }

    /// <summary>How many rows were added to the stored ones.</summary>
    public int Added => Count - _stored;

    /// <summary>All rows, in a quarter of the memory, for scans.</summary>
    public QuantizedRows Quantized { get; }

    /// <summary>The floats of a row that was added.</summary>
    public ReadOnlySpan<float> this[int row] => Place(row);

    /// <summary>Adds whole vectors, one after the other, and gives the row of the first.</summary>
    public int Add(ReadOnlySpan<float> vectors)
    {
        var first = Count;
        for (; !vectors.IsEmpty; vectors = vectors[_dimensions..])
        {
            if (Added == _blocks.Count * RowsPerBlock)
                _blocks.Add(new float[RowsPerBlock * _dimensions]);
            vectors[.._dimensions].CopyTo(Place(Count));
            Quantized.Add(vectors[.._dimensions]);
            Count++;
        }

        return first;
    }

    public VectorRows Freeze() => new(_dimensions, _stored, [.. _blocks], Quantized.Freeze(), Count);

    private Span<float> Place(int row) =>
        _blocks[(row - _stored) / RowsPerBlock].AsSpan((row - _stored) % RowsPerBlock * _dimensions, _dimensions);
}
