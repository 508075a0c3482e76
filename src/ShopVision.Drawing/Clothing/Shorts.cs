using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;

namespace ShopVision.Drawing.Clothing;

internal sealed class Shorts() : Garment("Shorts", "Shorts", new(
    [Material.Cotton, Material.Linen, Material.Denim],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Striped, PatternFill.Checked, PatternFill.Floral], 15, 59))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var ankle = random.Between(90, 108);
        var legs = new Legs(random.Between(78, 90), random.Between(104, 114), ankle + 2, ankle, random.Between(8, 16), random.Between(296, 350));
        var isRolled = random.Chance(0.5);
        var hasCord = random.Chance(0.5);

        sketch.Moved(-38, 14, 1.15, 0, () =>
        {
            legs.Draw(sketch, sketch.Colors.Edge);
            if (isRolled) legs.Hem(sketch, 20, sketch.Colors.Dark);
            else sketch.Both(() => sketch.Stitch($"M{256 + legs.Gap} {legs.Bottom - 9}h{ankle}"));
            if (hasCord) sketch.Both(() => sketch.Line($"M258 64Q276 74 272 114", sketch.Colors.Light, 4));
            else Buttons(sketch, 258, 64, 0, 1, 5.5, sketch.Colors.Inside);
        });
    }
}
