using System.Diagnostics;

namespace ShopVision.Bench;

/// <summary>Measures several pieces of work turn by turn, so that a noisy neighbour hits all of them, and takes the medians.</summary>
internal static class Interleaved
{
    public static async Task<(TimeSpan Ours, TimeSpan Baseline)> MedianAsync(int rounds, Func<Task> ours, Func<Task> baseline)
    {
        var medians = await MediansAsync(rounds, () => ElapsedAsync(ours), () => ElapsedAsync(baseline));
        return (medians[0], medians[1]);
    }

    /// <summary>One round to warm up, then the medians of <paramref name="rounds"/> rounds of what each piece of work says that it took.</summary>
    public static async Task<TimeSpan[]> MediansAsync(int rounds, params Func<Task<TimeSpan>>[] works)
    {
        foreach (var work in works)
            await work();
        var times = works.Select(_ => new List<TimeSpan>()).ToArray();
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < works.Length; i++)
                times[i].Add(await works[i]());
        return [.. times.Select(Median)];
    }

    public static async Task<TimeSpan> ElapsedAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>The time that all cores together spent in this process while the work was done.</summary>
    public static async Task<TimeSpan> CpuTimeAsync(Func<Task> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        await work();
        return Environment.CpuUsage.TotalTime - before;
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
