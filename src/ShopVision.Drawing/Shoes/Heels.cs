using ShopVision.Drawing.Colors;
using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Shoes;

internal sealed class Heels() : Shoe("Heels", "Heels", new(
    [Material.Leather, Material.Leather, Material.Velvet], [PatternFill.Plain, PatternFill.Plain, PatternFill.Dotted], 39, 159))
{
    public override IReadOnlyList<string> Genders => [Gender.Women];

    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var heel = random.Between(7, 20);
        var lift = random.Between(-20, 24);
        var hasStrap = random.Chance(0.4);
        var back = 196 + lift;
        Pair(sketch, 396, () =>
        {
            sketch.Trim(
                $"M86 {back + 40}Q96 320 {118 - (heel / 2)} 394L{118 + heel} 394Q132 330 170 {back + 84}Z", sketch.Colors.Dark, Shade.Rod);
            sketch.Part(
                $"M100 {back + 82}C180 {back + 90} 236 372 300 386L420 390Q446 392 448 384L440 376Z", Palette.Walnut.Darken(0.5), Shade.None);
            sketch.Fill($"M84 {back}C160 {back + 100} 210 320 330 330L300 350L120 {back + 60}Z", sketch.Colors.Inside);
            sketch.Cloth(
                $"M84 {back}C76 {back + 30} 78 {back + 66} 92 {back + 84}C170 {back + 92} 230 360 298 382"
                + $"C350 390 410 390 448 384C440 350 380 330 332 318C316 352 250 340 210 {back + 96}"
                + $"C176 {back + 54} 130 {back + 30} 108 {back - 4}Q94 {back - 14} 84 {back}Z", Shade.Slant);
            if (hasStrap) Strap(sketch, back);
            sketch.Gleam($"M360 342Q400 352 424 370", 8);
        });
    }

    private static void Strap(Sketch sketch, double back)
    {
        Outline strap = $"M92 {back + 6}Q120 {back - 30} 168 {back - 14}Q196 {back + 2} 178 {back + 52}";
        sketch.Line(strap, sketch.Colors.Edge, 10);
        sketch.Line(strap, sketch.Colors.Base, 8);
        sketch.Part(Outline.Box(160, back - 22, 15, 17, 4), Palette.Brass, Shade.Slant);
    }
}
