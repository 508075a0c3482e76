namespace ShopVision.Clip.Images;

/// <summary>The kernel a model's pictures were resampled with.</summary>
internal enum Interpolation
{
    /// <summary>Keys' cubic with a = -0.5.</summary>
    Bicubic,
    Bilinear,
}
