namespace ShopVision.Drawing.Surfaces;

/// <summary>What a product is made of: a fine tile drawn over the colour, a sheen, and how much light goes through.</summary>
internal sealed record Material(string Name)
{
    public static readonly Material Cotton = new("cotton");

    public static readonly Material Denim = new("denim")
    {
        Tile = 7,
        Texture = Strokes("M-1 8L8-1M-2 2L2-2M5 9L9 5", "#ffffff", 0.17, 1.1) + Strokes("M-1 4.5L4.5-1M2.5 8L8 2.5", "#000000", 0.1, 0.8),
    };

    public static readonly Material Wool = new("wool")
    {
        Tile = 11,
        Texture = Strokes("M0.5 1L5.5 7L10.5 1M0.5 12L5.5 18L10.5 12", "#000000", 0.13, 1.5)
            + Strokes("M0.5 3L5.5 9L10.5 3", "#ffffff", 0.11, 1.3),
    };

    public static readonly Material Canvas = new("canvas")
    {
        Tile = 5,
        Texture = Strokes("M0 1.200h5M1.2 0v5", "#000000", 0.07, 0.9) + Strokes("M0 3.600h5M3.6 0v5", "#ffffff", 0.1, 0.9),
    };

    public static readonly Material Linen = new("linen")
    {
        Tile = 9,
        Texture = Strokes("M0 2h9M5 0v9", "#000000", 0.06, 1) + Strokes("M0 6.5h9M1.5 0v9", "#ffffff", 0.12, 1),
    };

    public static readonly Material Leather = new("leather") { Sheen = Shade.Sheen };

    public static readonly Material Velvet = new("velvet") { Sheen = Shade.Nap };

    public static readonly Material Wood = new("wood")
    {
        Tile = 64,
        Texture = Strokes("M0 9q16-5 32 0t32 0M0 34q16 6 32 0t32 0M0 55q16-4 32 0t32 0", "#000000", 0.11, 1.8)
            + Strokes("M0 20q16 3 32 0t32 0M0 45q16-3 32 0t32 0", "#ffffff", 0.1, 1.6),
    };

    public static readonly Material Metal = new("metal") { Sheen = Shade.Steel };

    public static readonly Material Ceramic = new("ceramic") { Sheen = Shade.Sheen };

    public static readonly Material Glass = new("glass") { Sheen = Shade.Sheen, Opacity = 0.66 };

    public static readonly Material Wax = new("wax");

    /// <summary>SVG shapes of one square texture tile; empty for a smooth surface.</summary>
    public string Texture { get; private init; } = "";

    public double Tile { get; private init; }

    public Shade Sheen { get; private init; } = Shade.None;

    public double Opacity { get; private init; } = 1;

    private static string Strokes(string path, string color, double opacity, double width) => FormattableString.Invariant(
        $"<path d=\"{path}\" fill=\"none\" stroke=\"{color}\" stroke-opacity=\"{opacity}\" stroke-width=\"{width}\"/>");
}
