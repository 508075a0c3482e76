using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ShopVision.Ingestion.Feeds;

/// <summary>What tells ids apart in little memory: a feed of ten million products must not need their texts.</summary>
internal static class ProductKey
{
    public static UInt128 Of(string id)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(id.AsSpan()), digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }
}
