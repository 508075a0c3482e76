using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Clothing;

internal sealed class TShirt() : Garment("T-shirt", "T-shirts", new(
    [Material.Cotton, Material.Cotton, Material.Linen],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Striped, PatternFill.Dotted, PatternFill.Floral, PatternFill.Zigzag],
    9, 39))
{
    public override double Zoom => 1.1;

    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var torso = Torso.Cut(sketch, 0, 386, 424);
        var isVee = random.Chance(0.3);
        var depth = isVee ? random.Between(62, 84) : random.Between(30, 46);
        var sleeve = random.Chance(0.2) ? Sleeve.Long(random, 0) : Sleeve.Short(random);
        var hasPocket = random.Chance(0.25);
        var band = isVee ? torso.VeeNeck(depth) : torso.RoundNeck(depth);
        var body = torso.Body(band);

        torso.Sleeves(sketch, sleeve);
        sketch.Fill(torso.Back(band), sketch.Colors.Inside);
        sketch.Trim(torso.BackEdge, sketch.Colors.Dark, Shade.None);
        sketch.Cloth(body, Shade.Sides);
        Outline edge = $"M{256 + torso.Neck} {Torso.Top}{band}";
        sketch.Clip(body, () => sketch.Line(edge, sketch.Colors.Dark, 17));
        sketch.Line(edge, sketch.Colors.Edge, 1.4, 0.6);
        sketch.Stitch(
            $"M{256 - torso.Hem + 2} {torso.Bottom - 9}"
            + $"Q256 {torso.Bottom - 1} {256 + torso.Hem - 2} {torso.Bottom - 9}");
        sketch.Both(() => sketch.Fold(
            $"M{256 + torso.Chest - 8} 232Q{256 + (torso.Chest * 0.6)} 262 {256 + (torso.Chest * 0.5)} 312", 16));
        if (hasPocket) sketch.Cloth($"M282 190h46v40l-23 12l-23 -12Z", Shade.None);
    }
}
