using System.Globalization;

namespace ShopVision.Bench;

/// <summary>A bound on a ratio.</summary>
internal sealed record Gate(double Bound, bool IsLeast)
{
    public static Gate AtLeast(double bound) => new(bound, IsLeast: true);

    public static Gate AtMost(double bound) => new(bound, IsLeast: false);

    public bool HoldsFor(double ratio) => IsLeast ? ratio >= Bound : ratio <= Bound;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsLeast ? "at least" : "at most")} {Bound:0.00#}");
}
