using System.Buffers.Binary;

namespace ShopVision.LocalIndex.Storage;

/// <summary>
/// How much of a generation's log counts, and what it comes to: its <c>committed</c> file. 36 bytes, little-endian:
/// the four numbers in order, then a CRC-32C over them.
/// </summary>
internal readonly record struct CommittedMark(long Length, long Revision, long Products, long Images)
{
    private const int Size = 36;
    private const int ChecksumAt = 32;

    public void Write(IFileSystem files, string path)
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Revision);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Products);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], Images);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[ChecksumAt..], Crc32C.Of(bytes[..ChecksumAt]));
        AtomicFile.Write(files, path, bytes);
    }

    public static CommittedMark Read(IFileSystem files, string path)
    {
        var bytes = AtomicFile.Read(files, path).AsSpan();
        if (bytes.Length != Size)
            throw IndexFaults.Damaged(path, 0, $"expected {Size} bytes, found {bytes.Length}");
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[ChecksumAt..]) != Crc32C.Of(bytes[..ChecksumAt]))
            throw IndexFaults.Damaged(path, ChecksumAt, "its checksum does not match its content");
        return new CommittedMark(
            BinaryPrimitives.ReadInt64LittleEndian(bytes),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]));
    }
}
