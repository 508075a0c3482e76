using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Homeware;

internal sealed class Clock() : Houseware("Clock", "Clocks", new(
    [Material.Wood, Material.Metal, Material.Metal], [PatternFill.Plain], 15, 119))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var radius = random.Between(164, 198);
        var face = radius - random.Between(22, 44);
        var isInked = random.Chance(0.4);
        var (hour, minute) = (random.Below(12) * 30, random.Below(12) * 30);

        sketch.Shadow(264, 274, radius + 32, radius + 30);
        sketch.Cloth(Outline.Circle(256, 256, radius), Shade.Slant);
        sketch.Dim(Outline.Circle(256, 256, face + 4), 0.28);
        if (isInked) sketch.Fill(Outline.Circle(256, 256, face), sketch.Colors.Base);
        else sketch.Fill(Outline.Circle(256, 256, face), Palette.Cream);
        var ink = isInked ? Palette.Cream : Palette.Slate.Darken(0.4);
        for (var mark = 0; mark < 12; mark++)
            sketch.Moved(0, 0, 1, mark * 30, () => sketch.Line(
                $"M256 {256 - face + 12}v{(mark % 3 == 0 ? 24 : 12)}", ink, mark % 3 == 0 ? 8 : 4));
        sketch.Moved(0, 0, 1, hour, () => sketch.Line($"M256 270V{256 - (face * 0.5)}", ink, 11));
        sketch.Moved(0, 0, 1, minute, () => sketch.Line($"M256 276V{256 - (face * 0.76)}", ink, 7));
        sketch.Part(Outline.Circle(256, 256, 11), Palette.Brass, Shade.Ball);
    }
}
