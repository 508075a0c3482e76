using System.Globalization;

namespace ShopVision.Bench;

/// <summary>Figures as people read them: three digits say what a measurement knows.</summary>
internal static class Report
{
    public static string Line(Measurement measured)
    {
        var name = measured.Case.Length > 0 ? $"{measured.Scenario}, {measured.Case}" : measured.Scenario;
        return $"{name}: {Number(measured.Ours)} {measured.Unit}; {measured.BaselineIs}: {Number(measured.Baseline)}; ratio {Number(measured.Ratio)}{Verdict(measured)}";
    }

    public static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "#,0", >= 10 => "0.0", >= 0.1 => "0.00", _ => "0.0000" },
        CultureInfo.InvariantCulture);

    private static string Verdict(Measurement measured) => measured switch
    {
        { Gate: null } => "",
        { Holds: true } => $" (gate {measured.Gate}: holds)",
        _ => $" (gate {measured.Gate}: MISSED)",
    };
}
