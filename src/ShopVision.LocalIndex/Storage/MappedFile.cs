using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ShopVision.LocalIndex.Storage;

/// <summary>
/// The bytes of a file in memory, read by the system where they are first touched. They stay for as long as somebody holds this, or
/// anything made of it: whoever reads a span must keep its holder alive meanwhile.
/// </summary>
internal sealed unsafe class MappedFile
{
    // Gives the memory back when nothing refers to it any more.
    private readonly object _owner;
    private readonly byte* _start;

    public MappedFile(object owner, byte* start, long length)
    {
        (_owner, Length) = (owner, length);
        _start = start;
    }

    public static MappedFile Empty { get; } = Of([]);

    public long Length { get; }

    /// <summary>Bytes that are in memory already.</summary>
    public static MappedFile Of(ReadOnlySpan<byte> content)
    {
        var pinned = GC.AllocateUninitializedArray<byte>(content.Length, pinned: true);
        content.CopyTo(pinned);
        return new MappedFile(pinned, (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned)), pinned.Length);
    }

    public ReadOnlySpan<byte> Bytes(long at, int length) => new(Place(at, length), length);

    /// <summary>Numbers as they lie there, little-endian.</summary>
    public ReadOnlyMemory<T> Numbers<T>(long at, int count)
        where T : unmanaged => new Part<T>(this, Place(at, (long)count * sizeof(T)), count).Memory;

    /// <summary>Where a part begins, for what is read row by row; valid as long as this is held.</summary>
    public byte* Place(long at, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(at);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(at, Length - length);
        GC.KeepAlive(_owner);
        return _start + at;
    }

    private sealed class Part<T>(MappedFile file, byte* start, int count) : MemoryManager<T>
        where T : unmanaged
    {
        // What holds this, holds the file.
        private readonly MappedFile _file = file;

        public override Span<T> GetSpan()
        {
            GC.KeepAlive(_file);
            return new Span<T>(start, count);
        }

        public override MemoryHandle Pin(int elementIndex = 0) => new((T*)start + elementIndex);

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
