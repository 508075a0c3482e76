using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Furniture;

internal sealed class Table() : FurnitureTemplate("Table", "Tables", new(
    [Material.Wood, Material.Wood, Material.Wood, Material.Metal], [PatternFill.Plain], 79, 699) { Colors = Palette.Timber })
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (half, top, depth) = (random.Between(176, 214), random.Between(190, 246), random.Between(44, 66));
        var (floor, lean) = (random.Between(396, 432), random.Between(-8, 22));
        var isRound = random.Chance(0.35);
        var width = random.Between(15, 24);
        var front = top + depth;

        sketch.Shadow(256, floor + 2, half + 26, 22);
        sketch.Both(() => OwnLeg(sketch, 256 + (half * 0.62), top + 20, floor - 30, lean * 0.5, width * 0.75));
        sketch.Both(() => OwnLeg(sketch, 256 + (half * (isRound ? 0.55 : 0.88)), front, floor, lean, width));
        if (isRound)
        {
            sketch.Trim(
                $"M{256 - half} {top + (depth / 2)}v14a{half} {depth * 0.72} 0 0 0 {2 * half} 0v-14Z", sketch.Colors.Dark, Shade.Sides);
            sketch.Cloth(Outline.Ellipse(256, top + (depth / 2), half, depth * 0.72), Shade.Slant);
            return;
        }

        sketch.Trim(Outline.Box(256 - (half * 0.9), front + 8, half * 1.8, 24, 2), sketch.Colors.Dark, Shade.Down);
        sketch.Cloth($"M{256 - (half * 0.8)} {top}H{256 + (half * 0.8)}L{256 + half} {front}H{256 - half}Z", Shade.Slant);
        sketch.Trim(Outline.Box(256 - half, front, 2 * half, 14, 3), sketch.Colors.Dark, Shade.Sides);
    }
}
