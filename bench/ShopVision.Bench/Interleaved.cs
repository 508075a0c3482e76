using System.Diagnostics;

namespace ShopVision.Bench;

/// <summary>Measures several pieces of work turn by turn, so that a noisy neighbour hits all of them, and takes the medians.</summary>
internal static class Interleaved
{
    public static async Task<(TimeSpan Ours, TimeSpan Baseline)> MedianAsync(int rounds, Func<Task> ours, Func<Task> baseline)
    {
        var medians = await MediansAsync(rounds, ours, baseline);
        return (medians[0].Elapsed, medians[1].Elapsed);
    }

    /// <summary>Runs each work once to warm up, then as often as there are rounds.</summary>
    public static async Task<Spent[]> MediansAsync(int rounds, params Func<Task>[] works)
    {
        foreach (var work in works)
            await work();
        var spent = works.Select(_ => new List<Spent>()).ToArray();
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < works.Length; i++)
                spent[i].Add(await MeasureAsync(works[i]));
        return [.. spent.Select(all => new Spent(Median(all.Select(one => one.Elapsed)), Median(all.Select(one => one.Cpu))))];
    }

    private static async Task<Spent> MeasureAsync(Func<Task> work)
    {
        var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await work();
        return new Spent(Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - cpu);
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> times) => times.Order().ElementAt(times.Count() / 2);
}
