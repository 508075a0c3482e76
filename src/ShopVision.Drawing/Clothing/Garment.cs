using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Clothing;

/// <summary>Something to wear, laid flat and seen from the front.</summary>
internal abstract class Garment(string noun, string shelf, Assortment assortment) : Template(noun, "Clothing", shelf, assortment)
{
    public override IReadOnlyList<string> Genders => Gender.All;

    public override IReadOnlyList<string> Brands => Brand.Fashion;

    public override bool Stands => false;

    protected static void Buttons(Sketch sketch, double x, double top, double step, int count, double radius, Rgb color)
    {
        for (var button = 0; button < count; button++)
        {
            var y = top + (step * button);
            sketch.Dim(Outline.Circle(x + 0.8, y + 1.6, radius), 0.25);
            sketch.Fill(Outline.Circle(x, y, radius), color);
            sketch.Line(Outline.Circle(x, y, radius * 0.55), color.Darken(0.35), 0.9);
        }
    }

    /// <summary>Short parallel lines down a band: rib knit.</summary>
    protected static void Ribs(Sketch sketch, Outline band, double left, double right, double top, double bottom) =>
        sketch.Clip(band, () =>
    {
        for (var x = left + 4; x < right; x += 7) sketch.Line($"M{x} {top}L{x} {bottom}", sketch.Colors.Edge, 1.7, 0.5);
    });
}
