using System.Numerics;

namespace ShopVision.Clip.Inference;

/// <summary>
/// How many items go through a graph at once: few different numbers, because ONNX Runtime's arena grows with every new shape and
/// never shrinks, and none that would have to be filled up, because a row of padding costs as much as a picture.
/// </summary>
internal readonly record struct BatchSizes(int Largest, int? Fixed)
{
    /// <summary>Rows of a buffer that holds any run.</summary>
    public int MostRows => Fixed ?? Largest;

    /// <summary>How many of <paramref name="waiting"/> items go next: as many as fit, else a power of two.</summary>
    public int Next(int waiting) => waiting >= MostRows ? MostRows
        : Fixed is not null ? waiting
        : 1 << BitOperations.Log2((uint)waiting);

    /// <summary>The tensor's height for so many items: a graph of fixed height is filled up.</summary>
    public int RowsFor(int items) => Fixed ?? items;
}
