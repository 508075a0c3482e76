using ShopVision.Core.Errors;
using ShopVision.Core.Images;

namespace ShopVision.Ingestion.Tests.Runs;

/// <summary>Gives a picture back as it is; content that holds "unrenderable" is refused.</summary>
internal sealed class FakeRenderer : IImageRenderer
{
    public byte[] ToJpeg(ReadOnlyMemory<byte> content, int maxSide) =>
        content.Span.IndexOf("unrenderable"u8) < 0
            ? content.ToArray()
            : throw new ShopVisionException(ErrorCode.ImageUnsupported, "Expected a picture that can be shown.");
}
