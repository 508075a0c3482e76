using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;

namespace ShopVision.Drawing.Clothing;

internal sealed class Trousers() : Garment("Trousers", "Trousers", new(
    [Material.Cotton, Material.Wool, Material.Linen, Material.Velvet],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Plain, PatternFill.Checked, PatternFill.Striped], 29, 129))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var ankle = random.Between(44, 84);
        var legs = new Legs(
            random.Between(68, 78), random.Between(88, 98), (ankle * 0.5) + 38, ankle, random.Between(10, 20), random.Between(452, 474));
        var hasCrease = random.Chance(0.7);

        legs.Draw(sketch, sketch.Colors.Edge);
        sketch.Both(() =>
        {
            var (top, low) = (256 + (legs.Hip * 0.52), 256 + legs.Gap + (ankle / 2));
            sketch.Fold($"M{top} 96Q{top + 2} 240 {low} {legs.Bottom - 6}", 12);
            if (hasCrease) sketch.Seam($"M{top} 96Q{top + 2} 240 {low} {legs.Bottom}");
        });
        Buttons(sketch, 258, Legs.Top + 4, 0, 1, 5, sketch.Colors.Inside);
    }
}
