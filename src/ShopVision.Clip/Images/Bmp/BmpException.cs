namespace ShopVision.Clip.Images.Bmp;

/// <summary>A BMP is damaged, or of a kind that is not read. Translated by whoever knows what the picture was.</summary>
internal sealed class BmpException(string message, bool isUnsupported = false) : Exception(message)
{
    /// <summary>The picture may be whole, but is of a kind that is not read.</summary>
    public bool IsUnsupported { get; } = isUnsupported;
}
