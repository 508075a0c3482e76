using System.Buffers;

namespace ShopVision.Clip.Tokenizing.Unigram;

/// <summary>Bytes that grow, rented from the pool and given back by <see cref="Dispose"/>.</summary>
internal ref struct Utf8Buffer(int capacity)
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Append(scoped ReadOnlySpan<byte> more)
    {
        if (Length + more.Length > _bytes.Length)
            Grow(Length + more.Length);
        more.CopyTo(_bytes.AsSpan(Length));
        Length += more.Length;
    }

    public void TrimEnd(scoped ReadOnlySpan<byte> end)
    {
        while (Written.EndsWith(end))
            Length -= end.Length;
    }

    public readonly void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    private void Grow(int least)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(least, 2 * _bytes.Length));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
