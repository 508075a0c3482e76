using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Homeware;

internal sealed class Planter() : Houseware("Planter", "Planters", new(
    [Material.Ceramic, Material.Ceramic, Material.Metal, Material.Wood],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Striped, PatternFill.Zigzag, PatternFill.Dotted], 9, 69))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (upper, lower) = (random.Between(104, 138), random.Between(72, 104));
        var (top, bottom) = (random.Between(250, 280), random.Between(436, 452));
        var hasRim = random.Chance(0.5);
        var leaves = random.Below(4) + 5;

        sketch.Shadow(256, bottom + 4, lower + 60, 17);
        sketch.Fill(Outline.Ellipse(256, top, upper - 3, upper * 0.15), Palette.Soil);
        for (var leaf = 0; leaf < leaves; leaf++)
        {
            var side = ((leaf + 0.5) / leaves * 2) - 1;
            var height = random.Between(110, 190) * (1.1 - (side * side * 0.4));
            var green = Palette.Leaf.Mix(leaf % 2 == 0 ? Rgb.White : Rgb.Black, 0.12);
            LeafAt(sketch, 256 + (side * upper * 0.4), top + 6, height, side * random.Between(70, 120), green);
        }

        sketch.Cloth(
            $"M{256 - upper} {top}Q256 {top + (upper * 0.3)} {256 + upper} {top}L{256 + lower} {bottom - 6}"
            + $"Q256 {bottom + 14} {256 - lower} {bottom - 6}Z", Shade.Round);
        if (hasRim) sketch.Trim(
            $"M{256 - upper - 7} {top - 4}Q256 {top + (upper * 0.3) - 4} {256 + upper + 7} {top - 4}"
            + $"L{256 + upper + 3} {top + 28}Q256 {top + (upper * 0.3) + 30} {256 - upper - 3} {top + 28}Z", sketch.Colors.Dark, Shade.Round);
    }
}
