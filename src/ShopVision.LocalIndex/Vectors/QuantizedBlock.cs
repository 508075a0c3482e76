using ShopVision.LocalIndex.Storage;

namespace ShopVision.LocalIndex.Vectors;

/// <summary>
/// Some rows that stand where a cache line begins, in this process's memory or in a file. What is in a file is held to its checksum
/// before it is first used. Thread safe once it is no longer written to.
/// </summary>
internal sealed unsafe class QuantizedBlock
{
    // Keeps the memory where it is.
    private readonly object _memory;
    private readonly byte* _start;
    private readonly int _length;
    private volatile Action<ReadOnlySpan<byte>>? _throwIfDamaged;

    public QuantizedBlock(int rows, int stride)
    {
        _length = rows * stride;
        var pinned = GC.AllocateUninitializedArray<byte>(_length + ByteDot.Step, pinned: true);
        fixed (byte* memory = pinned)
            _start = memory + (-(nint)memory & (ByteDot.Step - 1));
        _memory = pinned;
        Scales = new float[rows];
    }

    public QuantizedBlock(MappedFile file, long at, int length, float[] scales, Action<ReadOnlySpan<byte>> throwIfDamaged)
    {
        (_memory, _length, Scales, _throwIfDamaged) = (file, length, scales, throwIfDamaged);
        _start = file.Place(at, length);
    }

    /// <summary>What a step of one stands for, row by row.</summary>
    public float[] Scales { get; }

    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            var bytes = new ReadOnlySpan<byte>(_start, _length);
            if (_throwIfDamaged is { } check)
            {
                check(bytes);
                _throwIfDamaged = null;
            }

            GC.KeepAlive(_memory);
            return bytes;
        }
    }

    /// <summary>Only of a block that is not in a file.</summary>
    public Span<byte> Row(int row, int stride) => new(_start + (row * stride), stride);
}
