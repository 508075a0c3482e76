using System.Buffers;

namespace ShopVision.Clip.Tokenizing;

/// <summary>Items that grow in number, rented from the pool and given back by <see cref="Dispose"/>: texts on their way to ids cost no garbage.</summary>
internal ref struct PooledBuffer<T>(int capacity)
    where T : unmanaged, IEquatable<T>
{
    private T[] _items = ArrayPool<T>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public readonly Span<T> Written => _items.AsSpan(0, Length);

    public void Append(T item)
    {
        if (Length == _items.Length)
            Grow(Length + 1);
        _items[Length++] = item;
    }

    public void Append(scoped ReadOnlySpan<T> more)
    {
        if (Length + more.Length > _items.Length)
            Grow(Length + more.Length);
        more.CopyTo(_items.AsSpan(Length));
        Length += more.Length;
    }

    public void TrimEnd(scoped ReadOnlySpan<T> end)
    {
        while (Written.EndsWith(end))
            Length -= end.Length;
    }

    /// <summary>Keeps the first items.</summary>
    public void CutTo(int length) => Length = length;

    public readonly void Dispose() => ArrayPool<T>.Shared.Return(_items);

    private void Grow(int least)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(least, 2 * _items.Length));
        Written.CopyTo(larger);
        ArrayPool<T>.Shared.Return(_items);
        _items = larger;
    }
}
