using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ShopVision.Core.Errors;
using ShopVision.Core.Indexing;

namespace ShopVision.Ingestion.Embeddings;

/// <summary>The first bytes of an embedding cache: a mark, the version, the dimensions and the SHA-256 of the model's fingerprint.</summary>
internal static class CacheHeader
{
    public const int Size = 48;
    public const int Version = 1;

    private static ReadOnlySpan<byte> Mark => "SVEMBED\n"u8;

    public static byte[] For(IndexModel model)
    {
        var header = new byte[Size];
        Mark.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), model.Dimensions);
        SHA256.HashData(Encoding.UTF8.GetBytes(model.Fingerprint.Value), header.AsSpan(16));
        return header;
    }

    /// <summary>Throws where the file is of another version, another model or no cache at all.</summary>
    public static void Require(ReadOnlySpan<byte> found, IndexModel model, string path)
    {
        const string remedy = "Delete the file to embed the pictures anew; nothing else is lost.";
        if (!found.StartsWith(Mark))
            throw new ShopVisionException(ErrorCode.IndexDamaged, $"'{path}' is not an embedding cache. {remedy}");
        var version = BinaryPrimitives.ReadInt32LittleEndian(found[8..]);
        if (version != Version)
            throw new ShopVisionException(
                ErrorCode.IndexVersionUnsupported, $"The embedding cache '{path}' has version {version}; this ShopVision reads {Version}. {remedy}");
        if (!found.SequenceEqual(For(model)))
            throw new ShopVisionException(ErrorCode.IndexDamaged, $"The embedding cache '{path}' is not that of the model '{model.Label}'. {remedy}");
    }
}
