using System.Diagnostics;

namespace ShopVision.LocalIndex.Soak;

/// <summary>Keeps, for each quarter of the time, how long answers took and how much memory there was. Thread safe.</summary>
internal sealed class SoakWatch(TimeSpan duration)
{
    private const int Quarters = 4;

    private static readonly TimeSpan BetweenSamples = TimeSpan.FromMilliseconds(250);

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Latencies[] _latencies = [.. Enumerable.Range(0, Quarters).Select(_ => new Latencies())];
    private readonly List<double>[] _memory = [.. Enumerable.Range(0, Quarters).Select(_ => new List<double>())];
    private long _answers;
    private long _commits;

    public bool IsOver => Stopwatch.GetElapsedTime(_started) >= duration;

    private int Quarter => Math.Min((int)(Stopwatch.GetElapsedTime(_started) / duration * Quarters), Quarters - 1);

    /// <summary>Gives what an index answers, and counts how long that took.</summary>
    public async Task<T> TimeAsync<T>(Task<T> answering)
    {
        var asked = Stopwatch.GetTimestamp();
        var answer = await answering;
        _latencies[Quarter].Add(Stopwatch.GetElapsedTime(asked));
        Interlocked.Increment(ref _answers);
        return answer;
    }

    /// <summary>A change of this number was committed, by this process or another.</summary>
    public void Saw(long change)
    {
        for (var seen = Volatile.Read(ref _commits); change > seen;)
            seen = Interlocked.CompareExchange(ref _commits, change, seen);
    }

    public async Task SampleMemoryAsync(CancellationToken cancellationToken)
    {
        for (; !IsOver; await Task.Delay(BetweenSamples, cancellationToken))
            _memory[Quarter].Add(PrivateMemory.Megabytes());
    }

    public SoakReport Report(string? fault) => new(
        _commits, _answers,
        [.. _memory.Select(samples => samples.Count == 0 ? 0 : samples.Order().ElementAt(samples.Count / 2))],
        [.. _latencies.Select(latencies => latencies.Percentile(0.99))],
        fault);
}
