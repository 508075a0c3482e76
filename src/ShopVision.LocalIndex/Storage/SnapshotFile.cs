using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ShopVision.LocalIndex.Storage;

/// <summary>
/// A generation's <c>snapshot</c>: what the log comes to, laid out so that it is used where it lies. 64-aligned sections of numbers and
/// UTF-16 text, then a table of them as <see cref="SealedJson"/>; at the beginning the version and the place of that table, under a
/// CRC-32C. All numbers are little-endian. The log is the truth: a missing snapshot costs time and nothing else.
/// </summary>
internal sealed class SnapshotFile
{
    public const int Version = 1;
    public const int HeadSize = 20;
    public const int Alignment = 64;

    private readonly Dictionary<string, SnapshotSection> _sections;
    private readonly string _path;

    private SnapshotFile(string path, MappedFile bytes, SnapshotContents contents)
    {
        (_path, Bytes, Contents) = (path, bytes, contents);
        _sections = contents.Sections.ToDictionary(section => section.Name, StringComparer.Ordinal);
    }

    public SnapshotContents Contents { get; }

    public MappedFile Bytes { get; }

    /// <summary>Null where the file is empty or another version's; throws <c>index-damaged</c> where its table is not as it was written.</summary>
    public static SnapshotFile? Read(string path, MappedFile file)
    {
        if (file.Length == 0)
            return null;
        if (file.Length < HeadSize)
            throw IndexFaults.SnapshotDamaged(path, 0, "expected a head, found less");
        var head = file.Bytes(0, HeadSize);
        if (BinaryPrimitives.ReadUInt32LittleEndian(head[(HeadSize - sizeof(uint))..]) != Crc32C.Of(head[..(HeadSize - sizeof(uint))]))
            throw IndexFaults.SnapshotDamaged(path, 0, "its head's checksum does not match its content");
        if (BinaryPrimitives.ReadInt32LittleEndian(head) != Version)
            return null;
        var (at, length) = (BinaryPrimitives.ReadInt64LittleEndian(head[8..]), BinaryPrimitives.ReadInt32LittleEndian(head[4..]));
        if (at + length > file.Length)
            throw IndexFaults.SnapshotDamaged(path, file.Length, $"it ends there, but {at + length} bytes were written");
        return new SnapshotFile(path, file, SealedJson.Read(
            path, file.Bytes(at, length), StorageJson.Default.SnapshotContents, IndexFaults.SnapshotDamaged));
    }

    public static void WriteHead(Span<byte> head, long contentsAt, int contentsLength)
    {
        BinaryPrimitives.WriteInt32LittleEndian(head, Version);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], contentsLength);
        BinaryPrimitives.WriteInt64LittleEndian(head[8..], contentsAt);
        BinaryPrimitives.WriteUInt32LittleEndian(head[(HeadSize - sizeof(uint))..], Crc32C.Of(head[..(HeadSize - sizeof(uint))]));
    }

    /// <summary>A section's numbers, held to their checksum.</summary>
    public ReadOnlyMemory<T> Numbers<T>(string name)
        where T : unmanaged
    {
        var section = Section(name);
        ThrowIfDamaged(section.At, Bytes.Bytes(section.At, (int)section.Length), section.Crc32c ?? 0);
        return Bytes.Numbers<T>(section.At, (int)(section.Length / Unsafe.SizeOf<T>()));
    }

    /// <summary>A section's texts, held to their checksums.</summary>
    public TextTable Texts(string name) => new(Numbers<char>(name), Numbers<int>(name + SnapshotFileWriter.Ends));

    /// <summary>Where a section lies.</summary>
    public SnapshotSection Section(string name) =>
        _sections.GetValueOrDefault(name) ?? throw IndexFaults.SnapshotDamaged(_path, 0, $"it has no section '{name}'");

    public void ThrowIfDamaged(long at, ReadOnlySpan<byte> bytes, uint checksum)
    {
        if (Crc32C.Of(bytes) != checksum)
            throw IndexFaults.SnapshotDamaged(_path, at, "a section's checksum does not match its content");
    }
}
