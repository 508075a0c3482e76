namespace ShopVision.Clip.Images;

/// <summary>Gathers rows in the middle of a square; bars fill what they leave.</summary>
internal sealed class SquareRows(int size, byte[] fill) : IRowConsumer
{
    private int _next;

    public RgbImage Square { get; } = new(size, size, GC.AllocateUninitializedArray<byte>(size * size * 3));

    public void Begin(int width, int height)
    {
        if (width < size || height < size)
            for (var i = 0; i < Square.Pixels.Length; i += 3)
                fill.CopyTo(Square.Pixels, i);
        _next = ((((size - height) / 2) * size) + ((size - width) / 2)) * 3;
    }

    public void AddRow(ReadOnlySpan<byte> row)
    {
        row.CopyTo(Square.Pixels.AsSpan(_next));
        _next += size * 3;
    }
}
