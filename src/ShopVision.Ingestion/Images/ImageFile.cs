using System.Security.Cryptography;
using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Images;

/// <summary>
/// What became of reading one picture: its SHA-256 (lower-case hex) and its bytes, null where the digest was known without them, or why
/// there are none.
/// </summary>
internal sealed record ImageFile(ReadOnlyMemory<byte>? Content, string Digest, ErrorCode? Refusal = null, string Message = "")
{
    public static ImageFile Of(ReadOnlyMemory<byte> content) => new(content, Convert.ToHexStringLower(SHA256.HashData(content.Span)));

    /// <summary>As it was when it was last fetched.</summary>
    public static ImageFile Known(string digest) => new(null, digest);

    public static ImageFile Refused(ErrorCode code, string message) => new(null, "", code, message);
}
