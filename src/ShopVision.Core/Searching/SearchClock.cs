using System.Diagnostics;

namespace ShopVision.Core.Searching;

/// <summary>Adds up where the time of one search goes.</summary>
internal sealed class SearchClock
{
    private readonly long _started = Stopwatch.GetTimestamp();

    public TimeSpan Decode { get; set; }

    public TimeSpan Encode { get; set; }

    public TimeSpan Search { get; set; }

    public TimeSpan Total => Stopwatch.GetElapsedTime(_started);

    public SearchTimings View() => new(Ms(Total), Ms(Decode), Ms(Encode), Ms(Search));

    private static double Ms(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
