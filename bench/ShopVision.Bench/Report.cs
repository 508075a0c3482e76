using System.Globalization;

namespace ShopVision.Bench;

internal static class Report
{
    public static string Line(Measurement measured) => string.Create(
        CultureInfo.InvariantCulture,
        $"{measured.Scenario}: {measured.Ours:0.00} {measured.Unit}; {measured.BaselineIs}: {measured.Baseline:0.00}; ratio {measured.Ratio:0.00}{Verdict(measured)}");

    private static string Verdict(Measurement measured) => measured switch
    {
        { Gate: null } => "",
        { Holds: true } => $" (gate {measured.Gate}: holds)",
        _ => $" (gate {measured.Gate}: MISSED)",
    };
}
