namespace ShopVision.Clip.Images.Bmp;

/// <summary>How the pixels of a BMP lie.</summary>
internal enum BmpCompression
{
    /// <summary>1, 4 or 8 bits that point into the palette.</summary>
    Indexed,

    /// <summary>The same, where a run of equal ones is written once.</summary>
    RunLength,

    /// <summary>16, 24 or 32 bits of which each channel has some.</summary>
    Masked,
}
