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

    /// <summary>Of what each piece of work says that it took.</summary>
    public static async Task<TimeSpan[]> MediansAsync(int rounds, params Func<Task<TimeSpan>>[] works) =>
        [.. (await RunAsync(rounds, works)).Select(Median)];

    /// <summary>Of the time on the clock and of the time on all cores.</summary>
    public static async Task<Spent[]> SpentAsync(int rounds, params Func<Task>[] works)
    {
        var spent = await RunAsync(rounds, [.. works.Select(work => (Func<Task<Spent>>)(() => SpendAsync(work)))]);
        return [.. spent.Select(all => new Spent(Median(all.Select(one => one.Elapsed)), Median(all.Select(one => one.Cpu))))];
    }

    public static async Task<TimeSpan> ElapsedAsync(Func<Task> work) => (await SpendAsync(work)).Elapsed;

    /// <summary>Runs each work once to warm up, then as often as there are rounds.</summary>
    private static async Task<List<T>[]> RunAsync<T>(int rounds, Func<Task<T>>[] works)
    {
        foreach (var work in works)
            await work();
        var results = works.Select(_ => new List<T>()).ToArray();
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < works.Length; i++)
                results[i].Add(await works[i]());
        return results;
    }

    private static async Task<Spent> SpendAsync(Func<Task> work)
    {
        var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await work();
        return new Spent(Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - cpu);
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> times) => times.Order().ElementAt(times.Count() / 2);
}
