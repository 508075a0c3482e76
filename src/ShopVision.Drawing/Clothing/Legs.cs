using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Clothing;

/// <summary>The cut of a pair of legs by widths from the middle line; trousers, jeans and shorts share it.</summary>
internal sealed record Legs(double Waist, double Hip, double Knee, double Ankle, double Gap, double Bottom)
{
    public const double Top = 60;
    private const double Crotch = 212;

    public Outline Right =>
        $"M254 {Top}L{256 + Waist} {Top}C{256 + Waist + 8} 110 {256 + Hip} 150 {256 + Hip} 200"
        + $"C{256 + Hip} 260 {256 + Gap + Knee} 300 {256 + Gap + Knee} {(Crotch + Bottom) / 2}"
        + $"L{256 + Gap + Ankle} {Bottom}Q{256 + Gap + (Ankle / 2)} {Bottom + 7} {256 + Gap} {Bottom}"
        + $"L258 {Crotch}L254 {Crotch}Z";

    /// <summary>Both legs, waistband, fly and side pockets; <paramref name="thread"/> shows in the seams.</summary>
    public void Draw(Sketch sketch, Rgb thread)
    {
        sketch.Fill(
            $"M{256 - Waist} {Top - 22}Q256 {Top - 12} {256 + Waist} {Top - 22}L{256 + Waist} {Top}"
            + $"Q256 {Top + 12} {256 - Waist} {Top}Z", sketch.Colors.Inside);
        sketch.Both(() =>
        {
            sketch.Cloth(Right, Shade.Sides);
            sketch.Fold($"M264 {Crotch - 10}Q{256 + (Hip * 0.3)} {Crotch - 24} {256 + (Hip * 0.5)} {Crotch - 34}", 13);
            sketch.Fold(
                $"M{256 + Hip - 6} {Crotch + 4}"
                + $"Q{256 + (Hip * 0.8)} {Crotch + 14} {256 + (Hip * 0.62)} {Crotch + 16}", 11);
            sketch.Stitch(
                $"M{256 + (Waist * 0.5)} {Top + 14}Q{256 + (Waist * 0.6)} {Top + 50} {256 + Waist + 8} {Top + 56}", thread);
        });
        sketch.Seam($"M256 {Top}L256 {Crotch}");
        sketch.Stitch($"M272 {Top + 12}L272 {Top + 78}Q270 {Top + 96} 258 {Top + 100}", thread);
        Outline band =
            $"M{256 - Waist} {Top - 14}Q256 {Top - 2} {256 + Waist} {Top - 14}L{256 + Waist + 2} {Top + 12}"
            + $"Q256 {Top + 22} {256 - Waist - 2} {Top + 12}Z";
        sketch.Trim(band, sketch.Colors.Dark, Shade.Sides);
        sketch.Both(() => sketch.Trim(Outline.Box(256 + (Waist * 0.58), Top - 14, 9, 34, 2), sketch.Colors.Base, Shade.None));
    }

    public void Hem(Sketch sketch, double height, Rgb color) => sketch.Both(() => sketch.Trim(
        $"M{256 + Gap - 2} {Bottom - height}"
        + $"Q{256 + Gap + (Ankle / 2)} {Bottom - height + 6} {256 + Gap + Ankle + 3} {Bottom - height}"
        + $"L{256 + Gap + Ankle + 2} {Bottom + 2}"
        + $"Q{256 + Gap + (Ankle / 2)} {Bottom + 9} {256 + Gap - 2} {Bottom + 2}Z",
        color, Shade.Sides));
}
