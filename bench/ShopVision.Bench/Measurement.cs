namespace ShopVision.Bench;

/// <summary>
/// Ours against the baseline, in the same unit. The ratio is ours divided by the baseline's; the gate, where there is one, is
/// what the ratio must reach (rates) or stay below (times).
/// </summary>
internal sealed record Measurement(string Scenario, string Unit, double Ours, double Baseline, string BaselineIs, Gate? Gate)
{
    /// <summary>Which of a scenario's cases this is; empty where it has one.</summary>
    public string Case { get; init; } = "";

    public double Ratio => Ours / Baseline;

    public bool? Holds => Gate?.HoldsFor(Ratio);
}
