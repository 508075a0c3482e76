using System.Collections.Concurrent;

namespace ShopVision.Ingestion.Fetching;

/// <summary>How many requests a host gets at a time, and when it may be asked again after it asked to be left alone. Thread safe.</summary>
internal sealed class HostGates(int perHost, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, Gate> _gates = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for a place; what is returned gives it back. Null where the host's pause would last longer than <paramref name="patience"/>.</summary>
    public async Task<IDisposable?> EnterAsync(string host, TimeSpan patience, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(host, _ => new Gate(perHost));
        await gate.Places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (gate.Pause(time) is var pause && pause > TimeSpan.Zero)
            {
                if (pause > patience)
                {
                    gate.Places.Release();
                    return null;
                }

                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            gate.Places.Release();
            throw;
        }

        return gate;
    }

    public void LeaveAlone(string host, TimeSpan pause) => _gates.GetOrAdd(host, _ => new Gate(perHost)).LeaveAlone(time.GetUtcNow() + pause);

    public void Dispose()
    {
        foreach (var gate in _gates.Values)
            gate.Places.Dispose();
    }

    private sealed class Gate(int places) : IDisposable
    {
        private long _openFrom;

        public SemaphoreSlim Places { get; } = new(places, places);

        public TimeSpan Pause(TimeProvider time) => TimeSpan.FromTicks(Interlocked.Read(ref _openFrom) - time.GetUtcNow().UtcTicks);

        public void LeaveAlone(DateTimeOffset until)
        {
            for (var known = Interlocked.Read(ref _openFrom); known < until.UtcTicks; known = Interlocked.Read(ref _openFrom))
                if (Interlocked.CompareExchange(ref _openFrom, until.UtcTicks, known) == known)
                    return;
        }

        public void Dispose() => Places.Release();
    }
}
