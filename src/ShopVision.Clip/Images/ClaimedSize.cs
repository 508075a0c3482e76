using System.Buffers.Binary;

namespace ShopVision.Clip.Images;

/// <summary>
/// The size that a PNG or WebP header claims, read here because libvips calls a size beyond its own limits damage and not size.
/// </summary>
internal static class ClaimedSize
{
    /// <summary>Null where the content is of another kind or says it elsewhere; the decoder then finds out.</summary>
    public static (long Width, long Height)? Read(ReadOnlySpan<byte> content)
    {
        // PNG: eight bytes of signature, length and name of IHDR, width, height.
        if (content is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] && content.Length >= 24 && content[12..16].SequenceEqual("IHDR"u8))
            return (BinaryPrimitives.ReadUInt32BigEndian(content[16..]), BinaryPrimitives.ReadUInt32BigEndian(content[20..]));

        // Extended WebP: RIFF, length, WEBP, VP8X, length, four bytes of flags, then width - 1 and height - 1 in three bytes each.
        if (content is [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] && content.Length >= 30 && content[12..16].SequenceEqual("VP8X"u8))
            return (1 + ThreeBytes(content[24..]), 1 + ThreeBytes(content[27..]));

        return null;
    }

    private static long ThreeBytes(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
