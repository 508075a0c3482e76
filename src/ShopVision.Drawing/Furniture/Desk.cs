using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Furniture;

internal sealed class Desk() : FurnitureTemplate("Desk", "Desks", new(
    [Material.Wood], [PatternFill.Plain], 119, 599) { Colors = Palette.Timber })
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (half, top, depth) = (random.Between(194, 216), random.Between(196, 224), random.Between(36, 50));
        var (floor, drawers) = (random.Between(404, 424), random.Below(2) + 2);
        var isPedestal = random.Chance(0.65);
        var front = top + depth + 13;
        var (left, right) = (256 - half, 256 + half);

        sketch.Shadow(256, floor + 2, half + 24, 20);
        OwnLeg(sketch, left + 50, top + 20, floor - 22, 0, 12);
        OwnLeg(sketch, left + 18, front, floor, -2, 18);
        if (isPedestal) Pedestal(sketch, right - 132, front, floor - 8, drawers);
        else
        {
            OwnLeg(sketch, right - 50, top + 20, floor - 22, 0, 12);
            OwnLeg(sketch, right - 18, front, floor, 2, 18);
            sketch.Cloth(Outline.Box(left + 12, front, (2 * half) - 24, 44, 3), Shade.Down);
            sketch.Seam($"M256 {front + 2}V{front + 42}");
            sketch.Both(() => Knob(sketch, 256 + (half / 2), front + 22));
        }

        sketch.Cloth($"M{left + 36} {top}H{right - 36}L{right} {top + depth}H{left}Z", Shade.Slant);
        sketch.Trim(Outline.Box(left, top + depth, 2 * half, 13, 3), sketch.Colors.Dark, Shade.Sides);
    }

    private static void Pedestal(Sketch sketch, double x, double top, double bottom, int drawers)
    {
        sketch.Cloth(Outline.Box(x, top, 124, bottom - top, 3), Shade.Sides);
        var step = (bottom - top - 12) / drawers;
        for (var drawer = 0; drawer < drawers; drawer++)
        {
            var y = top + 8 + (step * drawer);
            sketch.Trim(Outline.Box(x + 8, y, 108, step - 6, 4), sketch.Colors.Light, Shade.Down);
            sketch.Part(Outline.Box(x + 44, y + (step * 0.3), 36, 6, 3), Palette.Brass, Shade.Down);
        }
    }
}
