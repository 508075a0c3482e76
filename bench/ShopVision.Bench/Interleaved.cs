using System.Diagnostics;

namespace ShopVision.Bench;

/// <summary>Times two pieces of work turn by turn, so that a noisy neighbour hits both, and takes the medians.</summary>
internal static class Interleaved
{
    public static async Task<(TimeSpan Ours, TimeSpan Baseline)> MedianAsync(int rounds, Func<Task> ours, Func<Task> baseline)
    {
        await ours();
        await baseline();
        var (oursTimes, baselineTimes) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = 0; round < rounds; round++)
        {
            oursTimes.Add(await TimeAsync(ours));
            baselineTimes.Add(await TimeAsync(baseline));
        }

        return (Median(oursTimes), Median(baselineTimes));
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started);
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
