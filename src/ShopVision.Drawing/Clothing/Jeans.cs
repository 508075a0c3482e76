using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Clothing;

internal sealed class Jeans() : Garment("Jeans", "Jeans", new(
    [Material.Denim], [PatternFill.Plain], 39, 119) { Colors = Palette.Denim })
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var ankle = random.Between(42, 74);
        var legs = new Legs(
            random.Between(70, 80), random.Between(86, 94), (ankle * 0.45) + 42, ankle, random.Between(10, 18), random.Between(450, 474));
        var isRolled = random.Chance(0.4);
        var isFaded = random.Chance(0.5);

        legs.Draw(sketch, Palette.Thread);
        sketch.Both(() =>
        {
            sketch.Stitch(
                $"M{256 + legs.Hip - 7} 200"
                + $"C{256 + legs.Hip - 7} 260 {249 + legs.Gap + legs.Knee} 300 {249 + legs.Gap + legs.Knee} 340"
                + $"L{249 + legs.Gap + ankle} {legs.Bottom}", Palette.Thread);
            if (isFaded) sketch.Glow(256 + (legs.Hip * 0.54), 250, legs.Hip * 0.36, 120);
            sketch.Fill(Outline.Circle(256 + (legs.Waist * 0.56), 78, 2.6), Palette.Brass);
        });
        sketch.Stitch($"M{258 - legs.Waist} 49Q256 61 {254 + legs.Waist} 49", Palette.Thread);
        sketch.Stitch($"M{256 - legs.Waist} 68Q256 78 {256 + legs.Waist} 68", Palette.Thread);
        Buttons(sketch, 258, 64, 0, 1, 6, Palette.Brass);
        if (isRolled) legs.Hem(sketch, 26, sketch.Colors.Light);
        else sketch.Both(() => sketch.Stitch($"M{256 + legs.Gap} {legs.Bottom - 8}h{ankle}", Palette.Thread));
    }
}
