using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Furniture;

internal sealed class Bookcase() : FurnitureTemplate("Bookcase", "Bookcases", new(
    [Material.Wood, Material.Wood, Material.Metal], [PatternFill.Plain], 69, 499) { Colors = Palette.Timber })
{
    private static readonly Rgb[] Spines =
        [new(196, 186, 170), new(158, 164, 172), new(222, 214, 200), new(128, 122, 118), new(206, 196, 190), new(172, 158, 140)];

    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (half, top, bottom) = (random.Between(104, 140), random.Between(46, 74), 454.0);
        var shelves = random.Below(2) + 4;
        var step = (bottom - top - 16) / shelves;

        sketch.Shadow(256, bottom + 4, half + 34, 17);
        sketch.Cloth(Outline.Box(256 - half, top, 2 * half, bottom - top, 4), Shade.Sides);
        for (var shelf = 0; shelf < shelves; shelf++)
        {
            var y = top + 14 + (step * shelf);
            sketch.Trim(Outline.Box(256 - half + 14, y, (2 * half) - 28, step - 14, 1), sketch.Colors.Dark, Shade.Down);
            sketch.Dim(Outline.Box(256 - half + 14, y, (2 * half) - 28, 10), 0.22);
            Books(sketch, 256 - half + 18, 256 + half - 18, y + step - 14, step - 24);
        }
    }

    private static void Books(Sketch sketch, double left, double right, double floor, double height)
    {
        var random = sketch.Random;
        var end = left + ((right - left) * random.Between(0.25, 0.72));
        for (var x = left + (random.Chance(0.5) ? 0 : (right - end)); x < end;)
        {
            var (width, tall) = (random.Between(9, 18), height * random.Between(0.62, 0.95));
            sketch.Part(Outline.Box(x, floor - tall, width, tall, 1), random.Pick(Spines), Shade.Rod);
            x += width + 0.5;
        }
    }
}
