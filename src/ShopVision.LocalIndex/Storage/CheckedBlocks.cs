namespace ShopVision.LocalIndex.Storage;

/// <summary>A section of which only parts are used: each of its blocks is held to a checksum of its own, once, before its first use. Thread safe.</summary>
internal sealed class CheckedBlocks(SnapshotFile file, string name, int blockBytes)
{
    private readonly SnapshotSection _section = file.Section(name);
    private readonly ReadOnlyMemory<uint> _checksums = file.Numbers<uint>(name + SnapshotFileWriter.Blocks);

    // Whoever checks a block that another thread is checking comes to the same.
    private readonly bool[] _isChecked = new bool[(file.Section(name).Length + blockBytes - 1) / blockBytes];

    /// <summary>Some of the section's numbers, by their place in it.</summary>
    public unsafe ReadOnlySpan<T> Numbers<T>(int start, int count)
        where T : unmanaged
    {
        var (from, length) = ((long)start * sizeof(T), (long)count * sizeof(T));
        Check(from, length);
        return new ReadOnlySpan<T>(file.Bytes.Place(_section.At + from, length), count);
    }

    public void Check(long from, long length)
    {
        for (var block = from / blockBytes; block * blockBytes < from + length; block++)
        {
            if (Volatile.Read(ref _isChecked[block]))
                continue;
            var at = block * blockBytes;
            file.ThrowIfDamaged(_section.At + at, file.Bytes.Bytes(_section.At + at, (int)Math.Min(blockBytes, _section.Length - at)), _checksums.Span[(int)block]);
            Volatile.Write(ref _isChecked[block], true);
        }
    }
}
