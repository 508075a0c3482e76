using ShopVision.Drawing.Svg;

namespace ShopVision.Drawing.Clothing;

/// <summary>The right sleeve, from the shoulder outwards; <paramref name="Out"/> is how far it leans away (0 hangs, 1 is level).</summary>
internal sealed record Sleeve(double Length, double Width, double Out, double Cuff)
{
    private double Down => Math.Sqrt(1 - (Out * Out));

    /// <summary>The lean in degrees, near enough for turning a pattern (arcsine by its first two terms).</summary>
    public double Angle => (Out + (Out * Out * Out / 6)) * 57.3;

    public static Sleeve Short(SplitMix64 random) =>
        new(random.Between(84, 122), random.Between(62, 76), random.Between(0.5, 0.66), 0);

    public static Sleeve Long(SplitMix64 random, double cuff) =>
        new(random.Between(262, 292), random.Between(38, 48), random.Between(0.24, 0.35), cuff);

    public Outline Shape(Torso torso)
    {
        var (x, y) = (256 + torso.Shoulder, Torso.Tip);
        var (endX, endY) = End(torso, 0);
        var (innerX, innerY) = (endX - (Down * Width), endY + (Out * Width));
        return
            $"M{x - 22} {y - 6}L{x} {y}"
            + $"Q{x + 16 + (Out * 30)} {y + 12} {(x * 0.62) + (endX * 0.38) + 9} {(y * 0.62) + (endY * 0.38)}"
            + $"L{endX} {endY}L{innerX} {innerY}"
            + $"Q{256 + torso.Chest + 6} {Torso.Armpit + 22} {256 + torso.Chest} {Torso.Armpit}"
            + $"L{256 + torso.Chest - 24} {Torso.Armpit - 30}Z";
    }

    public static Outline Crease(Torso torso) =>
        $"M{256 + torso.Chest + 2} {Torso.Armpit - 12}"
        + $"Q{256 + torso.Chest + 14} {Torso.Armpit - 26} {256 + torso.Chest + 20} {Torso.Armpit - 46}";

    /// <summary>A line across the sleeve, so far above its end.</summary>
    public Outline Across(Torso torso, double above)
    {
        var (x, y) = End(torso, above);
        return $"M{x} {y}l{-Down * (Width + 2)} {Out * (Width + 2)}";
    }

    public Outline CuffShape(Torso torso)
    {
        var (x, y) = End(torso, 0);
        return $"M{x + 1} {y}l{-Out * Cuff} {-Down * Cuff}l{(-Down * Width) - 2} {Out * Width}l{Out * Cuff} {Down * Cuff}Z";
    }

    private (double X, double Y) End(Torso torso, double above) =>
        (256 + torso.Shoulder + (Out * (Length - above)), Torso.Tip + (Down * (Length - above)));
}
