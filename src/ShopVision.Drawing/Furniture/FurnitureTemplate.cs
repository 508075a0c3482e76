using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Furniture;

internal abstract class FurnitureTemplate(string noun, string shelf, Assortment assortment) : Template(noun, "Furniture", shelf, assortment)
{
    public override IReadOnlyList<string> Genders => [];

    public override IReadOnlyList<string> Brands => Brand.Interior;

    public override bool Stands => true;

    /// <summary>A tapered leg from its top to the floor.</summary>
    protected static void Leg(Sketch sketch, double x, double top, double floor, double lean, double width, Rgb color) =>
        sketch.Part(
        $"M{x - (width / 2)} {top}L{x + (width / 2)} {top}L{x + lean + (width * 0.3)} {floor}"
        + $"L{x + lean - (width * 0.3)} {floor}Z", color, Shade.Rod);

    /// <summary>The same leg in the furniture's own material and colour.</summary>
    protected static void OwnLeg(Sketch sketch, double x, double top, double floor, double lean, double width) => sketch.Trim(
        $"M{x - (width / 2)} {top}L{x + (width / 2)} {top}L{x + lean + (width * 0.36)} {floor}"
        + $"L{x + lean - (width * 0.36)} {floor}Z", sketch.Colors.Base, Shade.Rod, 90);

    protected static void Knob(Sketch sketch, double x, double y) =>
        sketch.Part(Outline.Circle(x, y, 5), Palette.Brass, Shade.Ball);
}
