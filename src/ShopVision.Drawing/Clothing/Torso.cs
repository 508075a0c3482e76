using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Clothing;

/// <summary>The cut of a top by half widths about the middle line: all tops share it, so sleeves and collars fit.</summary>
internal sealed record Torso(double Neck, double Shoulder, double Chest, double Waist, double Hem, double Bottom)
{
    public const double Top = 98;
    public const double Tip = 121;
    public const double Armpit = 208;

    /// <summary>A fitted cut for women, a straight one for the rest.</summary>
    public static Torso Cut(Sketch sketch, double ease, double bottomLow, double bottomHigh)
    {
        var random = sketch.Random;
        var chest = random.Between(88, 98) + ease - (sketch.IsForWomen ? 6 : 0);
        var waist = chest - (sketch.IsForWomen ? random.Between(9, 16) : random.Between(0, 4));
        var hem = chest + random.Between(-3, 6);
        return new(random.Between(37, 44), chest + random.Between(2, 8), chest, waist, hem, random.Between(bottomLow, bottomHigh));
    }

    /// <summary>The body; <paramref name="neck"/> leads from the right end of the neckline to the left one.</summary>
    public Outline Body(Outline neck, double hemCurve = 8) =>
        $"M{256 - Neck} {Top}L{256 - Shoulder} {Tip}"
        + $"C{256 - Shoulder + 9} 150 {256 - Chest} 180 {256 - Chest} {Armpit}"
        + $"C{256 - Chest + 2} 246 {256 - Waist} 262 {256 - Waist} 296"
        + $"C{256 - Waist} 330 {256 - Hem} {Bottom - 60} {256 - Hem} {Bottom}"
        + $"Q256 {Bottom + hemCurve} {256 + Hem} {Bottom}"
        + $"C{256 + Hem} {Bottom - 60} {256 + Waist} 330 {256 + Waist} 296"
        + $"C{256 + Waist} 262 {256 + Chest - 2} 246 {256 + Chest} {Armpit}"
        + $"C{256 + Chest} 180 {256 + Shoulder - 9} 150 {256 + Shoulder} {Tip}L{256 + Neck} {Top}{neck}Z";

    public Outline RoundNeck(double depth) =>
        $"C{256 + Neck - 4} {Top + (depth * 0.75)} {256 + (Neck * 0.5)} {Top + depth} 256 {Top + depth}"
        + $"C{256 - (Neck * 0.5)} {Top + depth} {256 - Neck + 4} {Top + (depth * 0.75)} {256 - Neck} {Top}";

    public Outline VeeNeck(double depth) =>
        $"Q{256 + (Neck * 0.45)} {Top + (depth * 0.45)} 256 {Top + depth}"
        + $"Q{256 - (Neck * 0.45)} {Top + (depth * 0.45)} {256 - Neck} {Top}";

    /// <summary>The inside of the back, seen through the neckline.</summary>
    public Outline Back(Outline neck) => $"M{256 - Neck} {Top}Q256 {Top + 11} {256 + Neck} {Top}{neck}Z";

    public Outline BackEdge =>
        $"M{256 - Neck} {Top}Q256 {Top + 11} {256 + Neck} {Top}L{256 + Neck - 3} {Top + 8}"
        + $"Q256 {Top + 20} {256 - Neck + 3} {Top + 8}Z";

    /// <summary>Both sleeves with their cuffs, to be drawn before the body that overlaps them.</summary>
    public void Sleeves(Sketch sketch, Sleeve sleeve) => sketch.Both(() =>
    {
        var turn = -sleeve.Angle;
        sketch.Cloth(sleeve.Shape(this), Shade.Sides, turn);
        sketch.Fold(Sleeve.Crease(this), 12);
        if (sleeve.Cuff == 0) sketch.Stitch(sleeve.Across(this, 8));
        else sketch.Trim(sleeve.CuffShape(this), sketch.Colors.Dark, Shade.Sides, turn);
    });
}
