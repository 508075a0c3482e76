using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Images;

/// <summary>What became of reading one picture: its bytes and their SHA-256 (lower-case hex), or why there are none.</summary>
internal sealed record ImageFile(ReadOnlyMemory<byte> Content, string Digest, ErrorCode? Refusal = null, string Message = "")
{
    public static ImageFile Refused(ErrorCode code, string message) => new(ReadOnlyMemory<byte>.Empty, "", code, message);
}
