namespace ShopVision.Clip.Images;

/// <summary>What decoding does where a picture holds more than plain RGB.</summary>
/// <param name="DropAlpha">Show the colours hidden under transparency instead of white.</param>
/// <param name="IgnoreProfile">Take the stored numbers for sRGB whatever the embedded profile says.</param>
internal sealed record PixelRules(bool DropAlpha, bool IgnoreProfile)
{
    /// <summary>As a browser on a white page shows it.</summary>
    public static PixelRules AsShown { get; } = new(DropAlpha: false, IgnoreProfile: false);

    /// <summary>As Pillow's plain conversion reads it, and so transformers and OpenAI's code.</summary>
    public static PixelRules AsStored { get; } = new(DropAlpha: true, IgnoreProfile: true);
}
