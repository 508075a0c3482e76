using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Furniture;

internal sealed class Chair() : FurnitureTemplate("Chair", "Chairs", new(
    [Material.Wood, Material.Wood, Material.Metal], [PatternFill.Plain], 39, 249))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (half, back, seat) = (random.Between(76, 92), random.Between(66, 96), random.Between(268, 286));
        var kind = random.Below(3);
        var slats = random.Below(3) + 3;
        var width = random.Between(13, 19);

        sketch.Shadow(262, 462, 140, 18);
        sketch.Both(() => OwnLeg(sketch, 256 + half - 16, seat, 440, 2, width * 0.8));
        sketch.Both(() => sketch.Trim(
            $"M{256 + half - width} {back}L{256 + half} {back}L{256 + half + 2} {seat + 6}"
            + $"L{256 + half - width} {seat + 6}Z", sketch.Colors.Base, Shade.Rod, 90));
        if (kind == 0) Rungs(sketch, half, back, seat, slats);
        else if (kind == 1) Spindles(sketch, half, back, seat, slats + 1);
        else sketch.Cloth(Outline.Box(256 - half + 4, back + 6, (2 * half) - 8, (seat - back) * 0.52, 16), Shade.Slant);
        if (kind < 2) sketch.Cloth(
            $"M{256 - half - 3} {back - 6}Q256 {back - 18} {256 + half + 3} {back - 6}"
            + $"L{256 + half + 1} {back + 30}Q256 {back + 20} {256 - half - 1} {back + 30}Z", Shade.Down);
        sketch.Both(() => OwnLeg(sketch, 256 + half + 8, seat + 20, 464, 9, width));
        sketch.Cloth(
            $"M{256 - half + 2} {seat - 14}L{256 + half - 2} {seat - 14}L{256 + half + 22} {seat + 26}"
            + $"L{256 - half - 22} {seat + 26}Z", Shade.Down);
        sketch.Trim(Outline.Box(256 - half - 22, seat + 26, (2 * half) + 44, 13, 4), sketch.Colors.Dark, Shade.Sides);
    }

    private static void Rungs(Sketch sketch, double half, double back, double seat, int count)
    {
        for (var rung = 1; rung < count; rung++)
            sketch.Cloth(Outline.Box(256 - half + 8, back + ((seat - back - 20) * rung / count), (2 * half) - 16, 18, 5), Shade.Down);
    }

    private static void Spindles(Sketch sketch, double half, double back, double seat, int count)
    {
        for (var spindle = 1; spindle < count + 1; spindle++)
            sketch.Cloth(Outline.Box(256 - half + 2 + ((2 * half) * spindle / (count + 1)) - 7, back + 20, 9, seat - back - 26, 3), Shade.Rod);
    }
}
