namespace ShopVision.Drawing.Colors;

/// <summary>A colour a shop names, as hue (degrees), saturation and lightness (0 to 1).</summary>
internal sealed record ShopColor(string Name, double Hue, double Saturation, double Lightness)
{
    /// <summary>A believable dye lot of this colour: never far enough away to be called by another name.</summary>
    public Rgb Dye(SplitMix64 random) => Rgb.FromHsl(
        Hue + random.Between(-4, 4),
        Math.Clamp(Saturation * random.Between(0.9, 1.08), 0, 1),
        Math.Clamp(Lightness + random.Between(-0.025, 0.025), 0, 0.975));
}
