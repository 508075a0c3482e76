using ShopVision.Clip.Images;
using ShopVision.Clip.ModelFolder;

namespace ShopVision.Clip.Tests.Images;

/// <summary>The preprocessing behind one folder of expected pictures.</summary>
internal static class GoldenConfiguration
{
    private static readonly ManifestFile _none = new("none", "", 0, null);

    public static Preprocessor Preprocessor(string configuration) =>
        new(Tower(configuration), new VipsImageDecoder(new ImageLimits()));

    public static PixelRules Rules(string configuration) => new(
        DropAlpha: !configuration.EndsWith("-white", StringComparison.Ordinal),
        IgnoreProfile: !configuration.EndsWith("-srgb", StringComparison.Ordinal));

    public static ImageTower Tower(string configuration)
    {
        var isClip = configuration.StartsWith("clip", StringComparison.Ordinal);
        return new ImageTower
        {
            File = _none,
            Input = new TensorName("pixel_values", TensorType.Float32),
            Output = new TensorName("image_embeds", TensorType.Float32),
            Size = isClip ? 224 : configuration.StartsWith("siglip-256", StringComparison.Ordinal) ? 256 : 384,
            Resize = isClip ? ResizeMode.ShortestEdge : ResizeMode.Squash,
            Fill = [0, 0, 0],
            Interpolation = configuration.EndsWith("bilinear", StringComparison.Ordinal) ? Interpolation.Bilinear : Interpolation.Bicubic,
            Scale = 1 / 255.0,
            Mean = isClip ? [0.48145466, 0.4578275, 0.40821073] : [0.5, 0.5, 0.5],
            Std = isClip ? [0.26862954, 0.26130258, 0.27577711] : [0.5, 0.5, 0.5],
            Rules = Rules(configuration),
        };
    }
}
