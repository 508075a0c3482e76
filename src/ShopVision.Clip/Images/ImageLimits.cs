using System.ComponentModel.DataAnnotations;

namespace ShopVision.Clip.Images;

/// <summary>What a picture may claim. Checked on its bytes and its header, before memory is taken for its pixels; the time, while they are read.</summary>
public sealed class ImageLimits
{
    [Range(1, int.MaxValue)]
    public int MaxBytes { get; set; } = 20 * 1024 * 1024;

    [Range(1, 500_000_000)]
    public int MaxPixels { get; set; } = 50_000_000;

    /// <summary>Width and height, each.</summary>
    [Range(1, 65_535)]
    public int MaxSide { get; set; } = 16_384;

    /// <summary>For decoding one picture, preprocessing included.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan MaxDecodeTime { get; set; } = TimeSpan.FromSeconds(10);
}
