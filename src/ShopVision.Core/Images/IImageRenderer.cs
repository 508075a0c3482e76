namespace ShopVision.Core.Images;

/// <summary>Turns any accepted picture into one that a browser can show. Thread safe.</summary>
public interface IImageRenderer
{
    /// <summary>
    /// An upright sRGB JPEG without metadata, alpha on white, fitted into the square and never enlarged.
    /// Throws a <see cref="Errors.ShopVisionException"/> with an image code where the content is not an acceptable picture.
    /// </summary>
    byte[] ToJpeg(ReadOnlyMemory<byte> content, int maxSide);
}
