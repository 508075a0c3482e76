using ShopVision.Drawing.Patterns;
using ShopVision.Drawing.Surfaces;

namespace ShopVision.Drawing.Clothing;

internal sealed class Scarf() : Garment("Scarf", "Scarves", new(
    [Material.Wool, Material.Wool, Material.Cotton],
    [PatternFill.Plain, PatternFill.Checked, PatternFill.Checked, PatternFill.Striped, PatternFill.Dotted, PatternFill.Floral, PatternFill.Zigzag],
    15, 79))
{
    public override double Zoom => 1.1;

    public override void Draw(Sketch sketch)
    {
        var random = sketch.Random;
        var (width, front, back) = (random.Between(66, 84), random.Between(380, 410), random.Between(310, 360));
        Tail(sketch, 226, width, front, 6);
        Tail(sketch, 292, width * 0.95, back, -7);
        sketch.Cloth(
            $"M256 66C344 66 376 112 362 168C350 208 300 226 256 226C212 226 162 208 150 168"
            + $"C136 112 168 66 256 66Z", Shade.Ball, 10);
        sketch.Fill(
            $"M256 92C308 92 330 112 322 134C314 152 286 160 256 160C226 160 198 152 190 134"
            + $"C182 112 204 92 256 92Z", sketch.Colors.Inside);
        sketch.Fold($"M158 150Q200 196 256 196Q312 196 354 150", 16);
        sketch.Fold($"M162 176Q206 214 256 214", 12);
        sketch.Cloth($"M222 176Q258 166 296 180Q306 220 290 246Q254 258 224 242Q212 208 222 176Z", Shade.Slant, -40);
    }

    private static void Tail(Sketch sketch, double x, double width, double bottom, double lean)
    {
        var (left, right) = (x - (width / 2), x + (width / 2));
        for (var fringe = left + 4; fringe < right; fringe += 8)
            sketch.Line($"M{fringe - lean} {bottom - 3}l{-lean * 0.4} 34", sketch.Colors.Dark, 4);
        sketch.Cloth(
            $"M{left + 12} 190L{right - 6} 190Q{right + 4} 280 {right - lean} {bottom}L{left - lean} {bottom}"
            + $"Q{left + 2} 280 {left + 12} 190Z", Shade.Sides, lean);
        sketch.Fold($"M{x} 230Q{x + 4} 300 {x - lean} {bottom - 8}", 18);
    }
}
