namespace ShopVision.Clip.ModelFolder.Comparing;

/// <summary>How near to each other two models put the same things.</summary>
public sealed record CosineSummary(int Count, double Minimum, double FirstPercentile, double Mean)
{
    /// <summary>From here on two towers may serve the same index.</summary>
    public const double Enough = 0.99;

    /// <summary>The mean would hide a few pictures that a quantised tower no longer sees, and the minimum is one picture's accident.</summary>
    public bool IsEnough => FirstPercentile >= Enough && Mean >= Enough;

    /// <summary>The percentile by nearest rank: of up to a hundred it is the minimum.</summary>
    internal static CosineSummary Of(IReadOnlyCollection<double> cosines)
    {
        double[] sorted = [.. cosines.Order()];
        return new CosineSummary(sorted.Length, sorted[0], sorted[(int)Math.Ceiling(sorted.Length / 100.0) - 1], sorted.Average());
    }
}
