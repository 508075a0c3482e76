namespace ShopVision.Bench;

/// <summary>
/// Ours against the baseline, in the same unit. The ratio is ours divided by the baseline's; the gate, where there is one, is
/// what the ratio must reach (rates) or stay below (times).
/// </summary>
internal sealed record Measurement(string Scenario, string Unit, double Ours, double Baseline, string BaselineIs, Gate? Gate)
{
    public double Ratio => Ours / Baseline;

    public bool? Holds => Gate?.HoldsFor(Ratio);
}

/// <summary>A bound on a ratio.</summary>
internal sealed record Gate(double Bound, bool IsLeast)
{
    public static Gate AtLeast(double bound) => new(bound, IsLeast: true);

    public static Gate AtMost(double bound) => new(bound, IsLeast: false);

    public bool HoldsFor(double ratio) => IsLeast ? ratio >= Bound : ratio <= Bound;

    public override string ToString() => $"{(IsLeast ? "at least" : "at most")} {Bound:0.00}";
}
