using ShopVision.Core.Errors;

namespace ShopVision.Clip.Images;

/// <summary>Reads encoded pictures. Thread safe. Each stack has its own.</summary>
internal interface IImageDecoder
{
    /// <summary>
    /// Hands the rows of the first frame, upright, to <paramref name="rows"/>. Throws a <see cref="ShopVisionException"/> with an
    /// image code for whatever is not an acceptable picture; some rows may then have been handed over already.
    /// </summary>
    void Decode(ReadOnlySpan<byte> content, PixelRules rules, IRowConsumer rows);
}

internal static class ImageDecoderExtensions
{
    /// <summary>The whole picture.</summary>
    public static RgbImage Decode(this IImageDecoder decoder, ReadOnlySpan<byte> content, PixelRules rules)
    {
        var picture = new PictureRows();
        decoder.Decode(content, rules, picture);
        return picture.Picture;
    }
}
