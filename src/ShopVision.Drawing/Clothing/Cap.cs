using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;
using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Clothing;

internal sealed class Cap() : Garment("Cap", "Caps", new(
    [Material.Cotton, Material.Canvas, Material.Denim, Material.Wool],
    [PatternFill.Plain, PatternFill.Plain, PatternFill.Plain, PatternFill.Striped, PatternFill.Checked, PatternFill.Dotted],
    12, 45))
{
    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var peak = random.Between(104, 136);
        var brim = random.Between(420, 464);
        var isTwoTone = random.Chance(0.5);

        sketch.Shadow(250, 372, 200, 22);
        sketch.Cloth(
            $"M92 330C84 {peak + 70} 150 {peak} 232 {peak}C320 {peak} 366 {peak + 76} 366 316Q230 366 92 330Z", Shade.Ball);
        sketch.Seam($"M232 {peak}C176 {peak + 60} 164 250 172 346");
        sketch.Seam($"M232 {peak}C300 {peak + 50} 318 250 314 338");
        sketch.Stitch($"M232 {peak + 4}C186 {peak + 60} 172 250 180 346");
        sketch.Stitch($"M93 318Q230 352 366 304");
        sketch.Fill(Outline.Circle(206, peak + 62, 4.5), sketch.Colors.Inside);
        sketch.Fill(Outline.Circle(284, peak + 62, 4.5), sketch.Colors.Inside);
        sketch.Trim(Outline.Ellipse(233, peak, 13, 6.5), sketch.Colors.Dark, Shade.Down);
        sketch.Trim(
            $"M170 340Q270 352 366 312C{brim - 20} 318 {brim + 10} 350 {brim} 374"
            + $"C{brim - 40} 388 260 398 172 368Q162 352 170 340Z",
            isTwoTone ? sketch.Colors.Dark : sketch.Colors.Base, Shade.Down);
        sketch.Stitch($"M180 352Q280 362 370 324C{brim - 24} 330 {brim - 6} 350 {brim - 12} 366");
        sketch.Stitch($"M186 360Q290 372 372 336Q{brim - 40} 336 {brim - 36} 370");
    }
}
