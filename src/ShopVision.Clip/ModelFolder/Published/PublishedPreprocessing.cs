using ShopVision.Clip.Images;

namespace ShopVision.Clip.ModelFolder.Published;

/// <summary>What a published configuration has done to pictures.</summary>
internal sealed record PublishedPreprocessing(
    Statement Size, ResizeMode Resize, Interpolation Interpolation, double Scale, double[] Mean, double[] Std)
{
    public CropRounding CropRounding { get; init; }
}
