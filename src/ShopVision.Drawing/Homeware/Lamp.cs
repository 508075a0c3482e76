using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Homeware;

internal sealed class Lamp() : Houseware("Lamp", "Lamps", new(
    [Material.Linen, Material.Cotton, Material.Metal],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Striped, PatternFill.Dotted, PatternFill.Zigzag], 29, 199))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (upper, lower) = (random.Between(52, 96), random.Between(112, 140));
        var (top, rim) = (random.Between(66, 84), random.Between(214, 240));
        var kind = random.Below(3);

        sketch.Shadow(256, 452, kind == 1 ? 150 : 116, 17);
        if (kind == 0) sketch.Trim(
            $"M246 {rim}H266L268 280C330 300 336 420 296 448H216C176 420 182 300 244 280Z", sketch.Colors.Base, Shade.Round);
        else if (kind == 1) Tripod(sketch, rim);
        else
        {
            sketch.Part(Outline.Box(250, rim - 10, 12, 450 - rim, 3), Palette.Brass, Shade.Rod);
            sketch.Part($"M176 450Q256 414 336 450Q256 464 176 450Z", Palette.Brass, Shade.Round);
        }

        sketch.Fill(Outline.Ellipse(256, rim, lower, 13), Palette.Flame.Lighten(0.55));
        sketch.Cloth(
            $"M{256 - upper} {top}Q256 {top - 12} {256 + upper} {top}L{256 + lower} {rim}"
            + $"Q256 {rim + 22} {256 - lower} {rim}Z", Shade.Round);
        sketch.Glow(256, (top + rim) / 2, lower * 0.6, (rim - top) * 0.46);
        sketch.Line(
            $"M{256 - upper} {top}Q256 {top - 12} {256 + upper} {top}M{256 + lower} {rim}"
            + $"Q256 {rim + 22} {256 - lower} {rim}", sketch.Colors.Dark, 5);
    }

    private static void Tripod(Sketch sketch, double rim)
    {
        sketch.Part(Outline.Box(251, rim - 6, 10, 46, 2), Palette.Brass, Shade.Rod);
        sketch.Part($"M250 {rim + 30}H262L261 446H251Z", Palette.Oak, Shade.Rod);
        sketch.Both(() => sketch.Part($"M252 {rim + 30}H266L362 452H352Z", Palette.Oak, Shade.Rod));
    }
}
