using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Bags;

internal abstract class Bag(string noun, string shelf, Assortment assortment) : Template(noun, "Bags", shelf, assortment)
{
    public override IReadOnlyList<string> Genders => Gender.All;

    public override IReadOnlyList<string> Brands => Brand.Luggage;

    public override bool Stands => true;

    /// <summary>A strap or handle along a line: dark edge, body, a fine light.</summary>
    protected static void Strap(Sketch sketch, Outline line, double width, Rgb color)
    {
        sketch.Line(line, sketch.Colors.Edge, width + 2.4);
        sketch.Line(line, color, width);
        sketch.Line(line, Rgb.White, width * 0.3, 0.16);
    }
}
