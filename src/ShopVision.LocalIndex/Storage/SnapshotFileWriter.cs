using System.Runtime.InteropServices;

namespace ShopVision.LocalIndex.Storage;

/// <summary>Writes a <see cref="SnapshotFile"/>, section by section.</summary>
internal sealed class SnapshotFileWriter(IWrittenFile file)
{
    /// <summary>Follows the name of a section of texts: where each ends.</summary>
    public const string Ends = ".ends";

    private const int BufferSize = 1 << 20;

    private readonly List<SnapshotSection> _sections = [];
    private readonly List<byte> _buffer = new(BufferSize);

    // The head comes last: it says where the table is.
    private long _written = SnapshotFile.HeadSize;
    private uint _checksum;

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

    /// <summary>Begins a section that comes in parts, and gives its place for <see cref="End"/>.</summary>
    public long Begin()
    {
        Align();
        _checksum = Crc32C.Start;
        return Length;
    }

    public void Add<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(numbers);
        _checksum = Crc32C.Continue(_checksum, bytes);
        _buffer.AddRange(bytes);
        if (_buffer.Count >= BufferSize)
            Flush();
    }

    public void End(string name, long at) => _sections.Add(new SnapshotSection(name, at, Length - at, Crc32C.Finish(_checksum)));

    /// <summary>Writes the table of all sections, and what the file is.</summary>
    public void Finish(Func<IReadOnlyList<SnapshotSection>, SnapshotContents> contentsOf)
    {
        Align();
        var (at, contents) = (Length, SealedJson.Of(contentsOf(_sections), StorageJson.Default.SnapshotContents));
        _buffer.AddRange(contents);
        Flush();
        Span<byte> head = stackalloc byte[SnapshotFile.HeadSize];
        SnapshotFile.WriteHead(head, at, contents.Length);
        file.Write(head, offset: 0);
    }

    private void Align()
    {
        while (Length % SnapshotFile.Alignment != 0)
            _buffer.Add(0);
    }

    private void Flush()
    {
        file.Write(CollectionsMarshal.AsSpan(_buffer), _written);
        _written += _buffer.Count;
        _buffer.Clear();
    }
}
