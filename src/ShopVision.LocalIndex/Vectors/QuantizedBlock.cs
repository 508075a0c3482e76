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
    private volatile Action? _check;

    public QuantizedBlock(int rows, int stride)
    {
        _length = rows * stride;
        var pinned = GC.AllocateUninitializedArray<byte>(_length + ByteDot.Step, pinned: true);
        fixed (byte* memory = pinned)
            _start = memory + (-(nint)memory & (ByteDot.Step - 1));
        _memory = pinned;
        Scales = new float[rows];
    }

    /// <summary>As many rows of a file as there are scales; <paramref name="check"/> throws where they are not as they were written.</summary>
    public QuantizedBlock(MappedFile file, long at, float[] scales, int stride, Action check)
    {
        (_memory, _length, Scales, _check) = (file, scales.Length * stride, scales, check);
        _start = file.Place(at, _length);
    }

    /// <summary>What a step of one stands for, row by row.</summary>
    public float[] Scales { get; }

    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            if (_check is { } check)
            {
                check();
                _check = null;
            }

            GC.KeepAlive(_memory);
            return new ReadOnlySpan<byte>(_start, _length);
        }
    }

    /// <summary>Only of a block that is not in a file.</summary>
    public Span<byte> Row(int row, int stride) => new(_start + (row * stride), stride);
}
