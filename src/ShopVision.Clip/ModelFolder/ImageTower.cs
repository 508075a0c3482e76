using ShopVision.Clip.Images;

namespace ShopVision.Clip.ModelFolder;

/// <summary>The image encoder and what it was trained to be shown.</summary>
internal sealed record ImageTower
{
    public required ManifestFile File { get; init; }

    public required TensorName Input { get; init; }

    public required TensorName Output { get; init; }

    /// <summary>The side of the square input, in pixels.</summary>
    public required int Size { get; init; }

    public required ResizeMode Resize { get; init; }

    /// <summary>Where the crop begins when the margin is odd.</summary>
    public CropRounding CropRounding { get; init; }

    /// <summary>Red, green and blue of the letterbox's bars.</summary>
    public required byte[] Fill { get; init; }

    public required Interpolation Interpolation { get; init; }

    public required double Scale { get; init; }

    public required double[] Mean { get; init; }

    public required double[] Std { get; init; }

    public required PixelRules Rules { get; init; }

    /// <summary>A JPEG may be decoded smaller than it is. Only where the effect on this model's embeddings was measured.</summary>
    public bool ShrinksOnLoad { get; init; }
}

/// <summary>How a picture of any shape becomes a square.</summary>
internal enum ResizeMode
{
    /// <summary>The short side fits; the middle is cut out.</summary>
    ShortestEdge,

    /// <summary>Both sides fit; the shape is lost.</summary>
    Squash,

    /// <summary>The long side fits; bars fill the rest.</summary>
    Letterbox,
}

/// <summary>Which pixel the middle begins at where there are two candidates.</summary>
internal enum CropRounding
{
    /// <summary>The first, as transformers does it.</summary>
    Down,

    /// <summary>The one with the even number, as torchvision does it.</summary>
    HalfToEven,
}
