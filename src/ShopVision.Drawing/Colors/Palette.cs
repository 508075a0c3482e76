namespace ShopVision.Drawing.Colors;

/// <summary>The colours products come in, and the fixed colours of soles, steel, paper and oak.</summary>
internal static class Palette
{
    public static readonly ShopColor Black = new("black", 230, 0.05, 0.14);
    public static readonly ShopColor White = new("white", 45, 0.18, 0.955);
    public static readonly ShopColor Grey = new("grey", 215, 0.04, 0.58);
    public static readonly ShopColor Red = new("red", 356, 0.74, 0.46);
    public static readonly ShopColor Blue = new("blue", 213, 0.68, 0.5);
    public static readonly ShopColor Navy = new("navy", 222, 0.5, 0.21);
    public static readonly ShopColor Green = new("green", 142, 0.46, 0.38);
    public static readonly ShopColor Olive = new("olive", 70, 0.34, 0.33);
    public static readonly ShopColor Yellow = new("yellow", 47, 0.9, 0.6);
    public static readonly ShopColor Orange = new("orange", 24, 0.86, 0.54);
    public static readonly ShopColor Pink = new("pink", 342, 0.68, 0.78);
    public static readonly ShopColor Purple = new("purple", 272, 0.42, 0.46);
    public static readonly ShopColor Brown = new("brown", 24, 0.42, 0.31);
    public static readonly ShopColor Beige = new("beige", 37, 0.38, 0.78);
    public static readonly ShopColor Turquoise = new("turquoise", 178, 0.55, 0.48);
    public static readonly ShopColor Burgundy = new("burgundy", 345, 0.56, 0.25);

    public static readonly IReadOnlyList<ShopColor> All =
    [
        Black, White, Grey, Red, Blue, Navy, Green, Olive, Yellow, Orange, Pink, Purple, Brown, Beige, Turquoise, Burgundy,
    ];

    /// <summary>What denim is dyed in.</summary>
    public static readonly IReadOnlyList<ShopColor> Denim = [Blue, Navy, Black, Grey, White];

    /// <summary>What wooden furniture is stained or painted in.</summary>
    public static readonly IReadOnlyList<ShopColor> Timber =
        [Brown, Beige, Black, White, Grey, Brown, Beige, Navy, Green, Olive, Red, Turquoise, Yellow, Blue];

    /// <summary>White has no darker tone worth printing, so it takes ink blue, brick or forest green.</summary>
    public static readonly IReadOnlyList<Rgb> PrintsOnWhite = [new(62, 82, 120), new(186, 84, 70), new(66, 112, 88)];

    public static readonly Rgb Cream = new(250, 247, 238);
    public static readonly Rgb Slate = new(66, 72, 86);
    public static readonly Rgb Rubber = new(243, 241, 235);
    public static readonly Rgb Steel = new(176, 181, 188);
    public static readonly Rgb Brass = new(201, 164, 92);
    public static readonly Rgb Oak = new(190, 146, 98);
    public static readonly Rgb Walnut = new(112, 76, 50);
    public static readonly Rgb Leaf = new(92, 140, 84);
    public static readonly Rgb Thread = new(214, 142, 66);
    public static readonly Rgb Linen = new(238, 233, 224);
    public static readonly Rgb Soil = new(82, 62, 48);
    public static readonly Rgb Flame = new(250, 176, 60);
}
