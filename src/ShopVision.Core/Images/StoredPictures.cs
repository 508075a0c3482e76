using System.Buffers.Binary;

namespace ShopVision.Core.Images;

/// <summary>Which pictures a store had at one moment, in 16 bytes for each.</summary>
public sealed class StoredPictures(IEnumerable<UInt128> keys)
{
    private readonly HashSet<UInt128> _keys = [.. keys];

    /// <summary>Whether it had the picture of a <see cref="KeyOf">key</see>.</summary>
    public bool Contains(UInt128 key) => _keys.Contains(key);

    /// <summary>Half of a SHA-256, which tells pictures apart as well as all of it. Throws where it is none.</summary>
    public static UInt128 KeyOf(ReadOnlySpan<char> contentDigest)
    {
        Span<byte> bytes = stackalloc byte[16];
        Convert.FromHexString(contentDigest[..(2 * bytes.Length)], bytes, out _, out var written);
        return written == bytes.Length
            ? BinaryPrimitives.ReadUInt128BigEndian(bytes)
            : throw new ArgumentException($"Expected a SHA-256 in hex digits, found '{contentDigest}'.", nameof(contentDigest));
    }
}
