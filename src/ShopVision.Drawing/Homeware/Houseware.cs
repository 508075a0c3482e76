using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Surfaces;

namespace ShopVision.Drawing.Homeware;

internal abstract class Houseware(string noun, string shelf, Assortment assortment) : Template(noun, "Homeware", shelf, assortment)
{
    public override IReadOnlyList<string> Genders => [];

    public override IReadOnlyList<string> Brands => Brand.Interior;

    public override bool Stands => true;

    /// <summary>A leaf from its stem upwards, with a midrib.</summary>
    protected static void LeafAt(Sketch sketch, double x, double y, double length, double lean, Rgb color)
    {
        sketch.Part(
            $"M{x} {y}"
            + $"C{x + (lean * 0.1) - (length * 0.2)} {y - (length * 0.4)} {x + lean - (length * 0.16)} {y - (length * 0.8)} {x + lean} {y - length}"
            + $"C{x + lean + (length * 0.18)} {y - (length * 0.7)} {x + (lean * 0.4) + (length * 0.2)} {y - (length * 0.3)} {x} {y}Z", color, Shade.Slant);
        sketch.Line($"M{x} {y}Q{x + (lean * 0.3)} {y - (length * 0.5)} {x + lean} {y - length + 6}", color.Darken(0.3), 1.4, 0.7);
    }
}
