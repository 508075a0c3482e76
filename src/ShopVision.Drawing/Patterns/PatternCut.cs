namespace ShopVision.Drawing.Patterns;

/// <summary>How one design cuts its pattern: size, variant (0 to 2) and a turn in degrees.</summary>
internal sealed record PatternCut(double Scale, int Kind, double Turn)
{
    public static PatternCut Choose(PatternFill pattern, SplitMix64 random) =>
        new(random.Between(0.75, 1.3), random.Below(3), random.Pick(pattern.Turns));
}
