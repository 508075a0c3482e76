using System.Runtime.InteropServices;

namespace ShopVision.LocalIndex.Storage;

/// <summary>Writes a <see cref="SnapshotFile"/>, section by section.</summary>
internal sealed class SnapshotFileWriter(IWrittenFile file)
{
    /// <summary>Follows the name of a section of texts: where each ends.</summary>
    public const string Ends = ".ends";

    /// <summary>Follows the name of a section that is checked block by block: the CRC-32C of each.</summary>
    public const string Blocks = ".blocks";

    private const int BufferSize = 1 << 20;
    private const int InOne = int.MaxValue;

    private readonly List<SnapshotSection> _sections = [];
    private readonly List<byte> _buffer = new(BufferSize);
    private readonly List<uint> _blocks = [];

    // The head comes last: it says where the table is.
    private long _written = SnapshotFile.HeadSize;
    private uint _checksum;
    private int _blockBytes;
    private int _inBlock;

    private long Length => _written + _buffer.Count;

    public void Numbers<T>(string name, ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        var at = Begin();
        Add(numbers);
        End(name, at);
    }

    public void Texts(string name, IEnumerable<string> texts)
    {
        var ends = new List<int>();
        var at = Begin();
        foreach (var text in texts)
        {
            Add<char>(text);
            ends.Add((int)((Length - at) / sizeof(char)));
        }

        End(name, at);
        Numbers<int>(name + Ends, CollectionsMarshal.AsSpan(ends));
    }

    /// <summary>
    /// Begins a section that comes in parts, and gives its place for <see cref="End"/>. With a size of blocks it is one to read as
    /// <see cref="CheckedBlocks"/>.
    /// </summary>
    public long Begin(int blockBytes = InOne)
    {
        while (Length % SnapshotFile.Alignment != 0)
            _buffer.Add(0);
        _blocks.Clear();
        (_checksum, _blockBytes, _inBlock) = (Crc32C.Start, blockBytes, 0);
        return Length;
    }

    public void Add<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        for (var bytes = MemoryMarshal.AsBytes(numbers); !bytes.IsEmpty;)
        {
            var part = bytes[..Math.Min(bytes.Length, _blockBytes - _inBlock)];
            _buffer.AddRange(part);
            _checksum = Crc32C.Continue(_checksum, part);
            _inBlock += part.Length;
            if (_inBlock == _blockBytes)
                EndBlock();
            bytes = bytes[part.Length..];
        }

        if (_buffer.Count >= BufferSize)
            Flush();
    }

    public void End(string name, long at)
    {
        if (_blockBytes == InOne)
        {
            _sections.Add(new SnapshotSection(name, at, Length - at, Crc32C.Finish(_checksum)));
            return;
        }

        if (_inBlock > 0)
            EndBlock();
        _sections.Add(new SnapshotSection(name, at, Length - at));
        Numbers<uint>(name + Blocks, _blocks.ToArray());
    }

    /// <summary>Writes the table of all sections, and what the file is.</summary>
    public void Finish(Func<IReadOnlyList<SnapshotSection>, SnapshotContents> contentsOf)
    {
        var (at, contents) = (Begin(), SealedJson.Of(contentsOf(_sections), StorageJson.Default.SnapshotContents));
        _buffer.AddRange(contents);
        Flush();
        Span<byte> head = stackalloc byte[SnapshotFile.HeadSize];
        SnapshotFile.WriteHead(head, at, contents.Length);
        file.Write(head, offset: 0);
    }

    private void EndBlock()
    {
        _blocks.Add(Crc32C.Finish(_checksum));
        (_checksum, _inBlock) = (Crc32C.Start, 0);
    }

    private void Flush()
    {
        file.Write(CollectionsMarshal.AsSpan(_buffer), _written);
        _written += _buffer.Count;
        _buffer.Clear();
    }
}
