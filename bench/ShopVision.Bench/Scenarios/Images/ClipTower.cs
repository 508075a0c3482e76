using ShopVision.Clip.Images;
using ShopVision.Clip.ModelFolder;

namespace ShopVision.Bench.Scenarios.Images;

/// <summary>What OpenAI's CLIP wants done to a picture, with our defaults for alpha and profiles.</summary>
internal static class ClipTower
{
    public const int Size = 224;

    public static Preprocessor Preprocessor() => new(
        new ImageTower
        {
            File = new ManifestFile("none", "", 0, null),
            Input = new TensorName("pixel_values", TensorType.Float32),
            Output = new TensorName("image_embeds", TensorType.Float32),
            Size = Size,
            Resize = ResizeMode.ShortestEdge,
            Fill = [0, 0, 0],
            Interpolation = Interpolation.Bicubic,
            Scale = 1 / 255.0,
            Mean = [0.48145466, 0.4578275, 0.40821073],
            Std = [0.26862954, 0.26130258, 0.27577711],
            Rules = PixelRules.AsShown,
        },
        new VipsImageDecoder(new ImageLimits()));
}
