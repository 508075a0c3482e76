using System.Buffers;

namespace ShopVision.LocalIndex.Storage;

/// <summary>Bytes that grow at their end and change anywhere. Clearing keeps the memory for what comes next.</summary>
internal sealed class GrowingBytes : IBufferWriter<byte>
{
    private const int First = 1 << 16;

    private byte[] _bytes = [];

    public int Count { get; private set; }

    public Span<byte> Written => _bytes.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Advance(int count) => Count += count;

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(Count);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(Count);
    }

    private void Reserve(int room)
    {
        var needed = checked(Count + Math.Max(room, 1));
        if (needed <= _bytes.Length)
            return;
        var larger = GC.AllocateUninitializedArray<byte>((int)Math.Min(Array.MaxLength, Math.Max(Math.Max(needed, First), 2L * _bytes.Length)));
        Written.CopyTo(larger);
        _bytes = larger;
    }
}
