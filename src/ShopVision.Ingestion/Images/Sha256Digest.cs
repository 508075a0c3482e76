using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ShopVision.Ingestion.Images;

/// <summary>A SHA-256 as a number: of a whole catalog's digests nothing is left for the garbage collector to look at.</summary>
internal readonly record struct Sha256Digest(UInt128 High, UInt128 Low)
{
    private const int HalfSize = 16;

    /// <summary>No digest at all.</summary>
    public static Sha256Digest None => default;

    public static Sha256Digest Of(ReadOnlySpan<byte> content)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, bytes);
        return Read(bytes);
    }

    public static Sha256Digest Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[HalfSize..]));

    /// <summary>What 64 hex digits say; none where the text is anything else.</summary>
    public static Sha256Digest Parse(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        return text.Length == 2 * bytes.Length && Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done ? Read(bytes) : None;
    }

    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[HalfSize..], Low);
    }

    /// <summary>64 lower-case hex digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
