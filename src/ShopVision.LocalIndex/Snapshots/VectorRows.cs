namespace ShopVision.LocalIndex.Snapshots;

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
        : this(dimensions, [], count: 0)
    {
    }

    private VectorRows(int dimensions, List<float[]> blocks, int count) =>
        (_dimensions, _blocks, Count) = (dimensions, blocks, count);

    public int Count { get; private set; }

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
            Count++;
        }

        return first;
    }

    public VectorRows Freeze() => new(_dimensions, [.. _blocks], Count);

    private Span<float> Place(int row) => _blocks[row / RowsPerBlock].AsSpan(row % RowsPerBlock * _dimensions, _dimensions);
}
