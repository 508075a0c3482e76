using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Furniture;

internal sealed class Wardrobe() : FurnitureTemplate("Wardrobe", "Wardrobes", new(
    [Material.Wood], [PatternFill.Plain], 149, 899) { Colors = Palette.Timber })
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (half, top, bottom) = (random.Between(124, 158), random.Between(50, 74), 438.0);
        var doors = random.Below(2) + 2;
        var hasDrawer = random.Chance(0.5);
        var hasPanels = random.Chance(0.6);
        var low = hasDrawer ? bottom - 72 : bottom - 12;
        var width = ((2 * half) - 16) / doors;

        sketch.Shadow(256, 458, half + 36, 17);
        sketch.Both(() => OwnLeg(sketch, 256 + half - 18, bottom, 460, 0, 18));
        sketch.Trim(Outline.Box(256 - half - 8, top - 14, (2 * half) + 16, 16, 3), sketch.Colors.Dark, Shade.Down);
        sketch.Cloth(Outline.Box(256 - half, top, 2 * half, bottom - top, 3), Shade.Sides, 90);
        for (var door = 0; door < doors; door++)
        {
            var x = 256 - half + 8 + (width * door);
            sketch.Trim(Outline.Box(x + 2, top + 10, width - 4, low - top - 12, 2), sketch.Colors.Base, Shade.Slant, 90);
            if (hasPanels)
                sketch.Trim(Outline.Box(x + 16, top + 26, width - 32, low - top - 46, 2), sketch.Colors.Dark, Shade.Down, 90);
            var handle = door == doors - 1 ? x + 10 : x + width - 10;
            sketch.Part(Outline.Box(handle - 3, (top + low) / 2, 6, 40, 3), Palette.Brass, Shade.Rod);
        }

        if (!hasDrawer) return;
        sketch.Trim(Outline.Box(256 - half + 10, low + 4, (2 * half) - 20, 56, 2), sketch.Colors.Base, Shade.Down);
        sketch.Both(() => Knob(sketch, 256 + (half / 2), low + 32));
    }
}
