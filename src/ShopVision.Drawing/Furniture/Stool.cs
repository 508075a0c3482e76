using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Furniture;

internal sealed class Stool() : FurnitureTemplate("Stool", "Stools", new(
    [Material.Wood, Material.Wood, Material.Metal], [PatternFill.Plain], 25, 129))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (radius, top, thick) = (random.Between(88, 118), random.Between(150, 210), random.Between(18, 40));
        var (spread, rung) = (random.Between(14, 40), random.Between(340, 384));
        var reach = (radius * 0.76) + (spread * (rung - top) / (450 - top));

        sketch.Shadow(256, 448, radius + 50, 20);
        sketch.Both(() => OwnLeg(sketch, 256 + (radius * 0.36), top + 18, 428, spread * 0.4, 12));
        sketch.Trim(Outline.Box(256 - reach, rung, 2 * reach, 10, 4), sketch.Colors.Dark, Shade.Down);
        sketch.Both(() => OwnLeg(sketch, 256 + (radius * 0.76), top + 18, 450, spread, 17));
        sketch.Cloth(
            $"M{256 - radius} {top}L{256 - radius + 3} {top + thick}"
            + $"Q256 {top + thick + (radius * 0.42)} {256 + radius - 3} {top + thick}L{256 + radius} {top}Z", Shade.Round);
        sketch.Trim(Outline.Ellipse(256, top, radius, radius * 0.21), sketch.Colors.Light, Shade.Slant);
    }
}
