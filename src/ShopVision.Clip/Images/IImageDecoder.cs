using ShopVision.Core.Errors;

namespace ShopVision.Clip.Images;

/// <summary>Reads encoded pictures. Thread safe. Each stack has its own.</summary>
internal interface IImageDecoder
{
    /// <summary>
    /// The first frame, upright. Throws a <see cref="ShopVisionException"/> with an image code for whatever is not an acceptable picture.
    /// </summary>
    RgbImage Decode(ReadOnlySpan<byte> content, PixelRules rules);
}
