using System.Buffers.Binary;
using System.Numerics;

namespace ShopVision.LocalIndex.Storage;

/// <summary>The CRC-32 of Castagnoli (RFC 3720, appendix B.4), by the processor's own instruction where it has one.</summary>
internal static class Crc32C
{
    /// <summary>Of what comes part by part: goes through <see cref="Continue"/> for each, and through <see cref="Finish"/> at the end.</summary>
    public const uint Start = uint.MaxValue;

    public static uint Of(ReadOnlySpan<byte> bytes) => Finish(Continue(Start, bytes));

    public static uint Continue(uint crc, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var value in bytes)
            crc = BitOperations.Crc32C(crc, value);
        return crc;
    }

    public static uint Finish(uint crc) => ~crc;
}
