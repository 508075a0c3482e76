namespace ShopVision.LocalIndex.Soak;

/// <summary>How long answers took, counted in steps of two percent: memory that does not grow with their number. Thread safe.</summary>
internal sealed class Latencies
{
    private const double Step = 1.02;
    private const double LeastMs = 1e-3;

    private readonly long[] _counts = new long[1024];

    public void Add(TimeSpan elapsed)
    {
        var step = Math.Log(Math.Max(elapsed.TotalMilliseconds, LeastMs) / LeastMs) / Math.Log(Step);
        Interlocked.Increment(ref _counts[Math.Min((int)step, _counts.Length - 1)]);
    }

    /// <summary>In milliseconds; zero where there was none.</summary>
    public double Percentile(double share)
    {
        var (rest, step) = (_counts.Sum() * share, 0);
        while (step < _counts.Length - 1 && (rest -= _counts[step]) > 0)
            step++;
        return _counts.Sum() == 0 ? 0 : LeastMs * Math.Pow(Step, step);
    }
}
